create table leaders (
  region_id text not null references regions (id),
  id uuid not null,
  person_id uuid not null,
  name text not null,
  phone text,
  pickup_station_id uuid,
  level text not null default 'standard',
  hours jsonb not null default '[]',
  applied_at timestamptz not null,
  application jsonb not null default '{}',
  approved_at timestamptz,
  approved_by uuid,
  rejected_at timestamptz,
  rejected_by uuid,
  rejected_why text,
  exited_at timestamptz,
  exited_by uuid,
  version integer not null default 1,
  primary key (region_id, id),
  foreign key (region_id, pickup_station_id) references stations (region_id, id)
);
comment on table leaders is 'region | kept 10 years | name and phone are emptied after exit';
-- One live leadership for a person in a region; one who was rejected or left may apply again.
create unique index leaders_of_person on leaders (region_id, person_id)
  where rejected_at is null and exited_at is null;

create table leader_communities (
  region_id text not null,
  leader_id uuid not null,
  community_id uuid not null,
  since timestamptz not null default now(),
  primary key (region_id, community_id),
  foreign key (region_id, leader_id) references leaders (region_id, id),
  foreign key (region_id, community_id) references communities (region_id, id)
);
comment on table leader_communities is 'region | kept while served | nothing personal';
create index leader_communities_of_leader on leader_communities (region_id, leader_id);

-- The rate of a line is looked for by leader, by level, by SKU, then the default; newest first.
create table commission_rates (
  region_id text not null,
  id uuid not null,
  scope text not null check (scope in ('leader', 'level', 'sku', 'default')),
  scope_key text not null,
  rate_basis_points integer not null check (rate_basis_points between 0 and 5000),
  in_force_from timestamptz not null,
  set_by uuid,
  set_at timestamptz not null default now(),
  primary key (region_id, id)
);
comment on table commission_rates is 'region | kept 10 years | nothing personal';
create index commission_rates_in_force
  on commission_rates (region_id, scope, scope_key, in_force_from desc);

create table leader_absences (
  region_id text not null,
  id uuid not null,
  leader_id uuid not null,
  substitute_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz,
  created_by uuid,
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  ended_by uuid,
  primary key (region_id, id),
  foreign key (region_id, leader_id) references leaders (region_id, id),
  foreign key (region_id, substitute_id) references leaders (region_id, id),
  check (leader_id <> substitute_id),
  check (ends_at is null or ends_at > starts_at)
);
comment on table leader_absences is 'region | kept 3 years | nothing personal';
create index leader_absences_of_leader on leader_absences (region_id, leader_id, starts_at desc);
create index leader_absences_of_substitute on leader_absences (region_id, substitute_id, starts_at desc);

create table households (
  region_id text not null references regions (id),
  id uuid not null,
  name text not null default '',
  created_at timestamptz not null default now(),
  primary key (region_id, id)
);
comment on table households is 'region | kept while it has members | emptied with its last member';

-- A resident is what a person is in a region; a neighbour without a phone has no login at all.
create table residents (
  region_id text not null references regions (id),
  id uuid not null,
  person_id uuid,
  name text not null,
  phone text,
  community_id uuid not null,
  building_id uuid,
  room text not null default '',
  household_id uuid,
  leader_id uuid,
  orders_by_resident_id uuid,
  consented_at timestamptz,
  consent_recorded_by uuid,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  erased_at timestamptz,
  primary key (region_id, id),
  foreign key (region_id, community_id) references communities (region_id, id),
  foreign key (region_id, building_id) references buildings (region_id, id),
  foreign key (region_id, household_id) references households (region_id, id),
  foreign key (region_id, leader_id) references leaders (region_id, id)
);
comment on table residents is 'region | kept while active | name, phone, room emptied; the id stays';
create unique index residents_of_person on residents (region_id, person_id) where person_id is not null;
create index residents_of_community on residents (region_id, community_id, id);
create index residents_by_phone on residents (region_id, phone) where phone is not null;

create table resident_addresses (
  region_id text not null,
  id uuid not null,
  resident_id uuid not null,
  label text not null default '',
  recipient text not null,
  phone text,
  address text not null,
  building_id uuid,
  room text not null default '',
  latitude double precision,
  longitude double precision,
  is_default boolean not null default false,
  created_at timestamptz not null default now(),
  removed_at timestamptz,
  primary key (region_id, id),
  foreign key (region_id, resident_id) references residents (region_id, id)
);
comment on table resident_addresses is 'region | kept while active | deleted';
create index resident_addresses_of_resident on resident_addresses (region_id, resident_id);
