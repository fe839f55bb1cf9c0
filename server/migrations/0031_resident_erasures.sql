-- Headquarters erases a resident with a login at their wish: one asks with the reason, another looks
-- a second time and approves or declines.
create table resident_erasures (
  region_id text not null,
  id uuid not null,
  resident_id uuid not null,
  why text not null,
  asked_at timestamptz not null,
  asked_by uuid not null,
  approved_at timestamptz,
  approved_by uuid,
  declined_at timestamptz,
  declined_by uuid,
  declined_why text,
  primary key (region_id, id),
  foreign key (region_id, resident_id) references residents (region_id, id),
  check (approved_at is null or declined_at is null),
  check ((declined_at is null) = (declined_why is null))
);
comment on table resident_erasures is
  'region | kept 3 years | people stay as ids without a person';
create unique index resident_erasures_open on resident_erasures (region_id, resident_id)
  where approved_at is null and declined_at is null;
