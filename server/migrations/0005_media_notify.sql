-- The goods' pictures of all regions lie in the region 'operator'. The owner is a supplier (licence)
-- or a person (claim, profile); product and label pictures have none.
create table pictures (
  region_id text not null,
  id uuid not null,
  purpose text not null check (purpose in
    ('product', 'label', 'licence', 'claim', 'proof', 'profile')),
  owner_id uuid,
  width_px integer not null,
  height_px integer not null,
  size_bytes integer not null,
  sha256 bytea not null,
  created_by uuid,
  created_at timestamptz not null default now(),
  erased_at timestamptz,
  erased_by uuid,
  primary key (region_id, id),
  check ((owner_id is null) = (purpose in ('product', 'label')))
);
comment on table pictures is 'region | kept while shown | a person''s own pictures are erased';
create index pictures_of_owner on pictures (region_id, owner_id)
  where owner_id is not null and erased_at is null;

create table notices (
  region_id text not null,
  id uuid not null,
  person_id uuid not null,
  template text not null,
  -- What happened, once: two tellings of one fact are one notice.
  fact_id text not null,
  params jsonb not null default '{}',
  created_at timestamptz not null default now(),
  read_at timestamptz,
  primary key (region_id, id),
  unique (region_id, person_id, template, fact_id)
);
comment on table notices is 'region | kept 1 year | deleted';
create index notices_of_person on notices (region_id, person_id, id desc);

create table notice_sends (
  region_id text not null,
  notice_id uuid not null,
  channel text not null,
  attempts integer not null default 0,
  next_try_at timestamptz not null default now(),
  sent_at timestamptz,
  failed_at timestamptz,
  error text,
  primary key (region_id, notice_id, channel),
  foreign key (region_id, notice_id) references notices (region_id, id) on delete cascade
);
comment on table notice_sends is 'region | kept 1 year | deleted with the notice';
create index notice_sends_waiting on notice_sends (region_id, next_try_at)
  where sent_at is null and failed_at is null;
