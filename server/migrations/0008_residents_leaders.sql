create table leaders (
  region_id text not null references regions (id),
  id uuid not null,
  person_id uuid not null,
  -- Said at the end of the leader's link; given with the approval and never to another.
  code text check (code ~ '^[0-9A-HJKMNP-TV-Z]{6}$'),
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
  exited_why text,
  version integer not null default 1,
  primary key (region_id, id),
  unique (region_id, code),
  foreign key (region_id, pickup_station_id) references stations (region_id, id)
);
comment on table leaders is 'region | kept 10 years | name and phone are emptied after exit';
-- One live leadership for a person in a region; one who was rejected or left may apply again.
create unique index leaders_of_person on leaders (region_id, person_id)
  where rejected_at is null and exited_at is null;
create index leaders_of_login on leaders (person_id);

-- What a leader's level was at an instant; leaders.level is the newest.
create table leader_levels (
  region_id text not null,
  id uuid not null,
  leader_id uuid not null,
  level text not null,
  in_force_from timestamptz not null,
  set_by uuid,
  why text not null default '',
  primary key (region_id, id),
  foreign key (region_id, leader_id) references leaders (region_id, id)
);
comment on table leader_levels is 'region | kept 10 years | nothing personal';
create index leader_levels_in_force on leader_levels (region_id, leader_id, in_force_from desc);

-- Several leaders may serve a community; the main one answers for what arrives there.
create table leader_communities (
  region_id text not null,
  leader_id uuid not null,
  community_id uuid not null,
  is_main boolean not null default false,
  since timestamptz not null default now(),
  primary key (region_id, community_id, leader_id),
  foreign key (region_id, leader_id) references leaders (region_id, id),
  foreign key (region_id, community_id) references communities (region_id, id)
);
comment on table leader_communities is 'region | kept while served | nothing personal';
create index leader_communities_of_leader on leader_communities (region_id, leader_id);
create unique index leader_communities_main on leader_communities (region_id, community_id)
  where is_main;

-- Grants that leading or substituting gave, so that no other one is ever taken back.
create table leader_grants (
  region_id text not null,
  leader_id uuid not null,
  community_id uuid not null,
  grant_id uuid not null,
  primary key (region_id, leader_id, community_id),
  foreign key (region_id, leader_id) references leaders (region_id, id)
);
comment on table leader_grants is 'region | kept while the grant is in force | nothing personal';

-- The rate of a line is looked for by leader, by level, by SKU; newest first, then the setting
-- leader.defaultCommissionBasisPoints. No rate in the newest row means: look further.
create table commission_rates (
  region_id text not null,
  id uuid not null,
  scope text not null check (scope in ('leader', 'level', 'sku')),
  scope_key text not null,
  rate_basis_points integer check (rate_basis_points between 0 and 5000),
  in_force_from timestamptz not null,
  set_by uuid,
  set_at timestamptz not null default now(),
  primary key (region_id, id)
);
comment on table commission_rates is 'region | kept 10 years | nothing personal';
revoke update, delete, truncate on commission_rates from linli_app;
create index commission_rates_in_force
  on commission_rates (region_id, scope, scope_key, in_force_from desc);

create table leader_absences (
  region_id text not null,
  id uuid not null,
  leader_id uuid not null,
  substitute_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz,
  why text not null default '',
  -- When the substitute was given the grants.
  taken_over_at timestamptz,
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
create index leader_absences_open on leader_absences (starts_at) where ended_at is null;

-- Who hands over beside the leader, with a grant for nothing else.
create table leader_helpers (
  region_id text not null,
  id uuid not null,
  leader_id uuid not null,
  community_id uuid not null,
  resident_id uuid not null,
  person_id uuid not null,
  grant_id uuid not null,
  given_at timestamptz not null,
  given_by uuid,
  revoked_at timestamptz,
  revoked_by uuid,
  primary key (region_id, id),
  foreign key (region_id, leader_id) references leaders (region_id, id),
  foreign key (region_id, community_id) references communities (region_id, id)
);
comment on table leader_helpers is 'region | kept 3 years | revoked; the person stays as an id';
create unique index leader_helpers_in_force on leader_helpers (region_id, community_id, person_id)
  where revoked_at is null;
create index leader_helpers_of_leader on leader_helpers (region_id, leader_id);
create index leader_helpers_of_login on leader_helpers (person_id) where revoked_at is null;

create table households (
  region_id text not null references regions (id),
  id uuid not null,
  name text not null default '',
  -- Whoever is told it may join; any member makes a new one.
  code text not null,
  created_at timestamptz not null default now(),
  primary key (region_id, id),
  unique (region_id, code)
);
comment on table households is 'region | kept while it has members | deleted with its last member';

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
  -- Who orders for a neighbour without a login; when empty, the leader does.
  orders_by_resident_id uuid,
  consented_at timestamptz,
  consent_recorded_by uuid,
  consent_how text check (consent_how in ('spoken', 'paper', 'phone')),
  created_by uuid,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  erased_at timestamptz,
  erased_by uuid,
  erased_why text,
  primary key (region_id, id),
  -- Nobody is kept without a login of their own or a consent written down.
  check (person_id is not null or consented_at is not null or erased_at is not null),
  check (consented_at is null or consent_recorded_by is not null),
  check (orders_by_resident_id <> id),
  foreign key (region_id, community_id) references communities (region_id, id),
  foreign key (region_id, building_id) references buildings (region_id, id),
  foreign key (region_id, household_id) references households (region_id, id),
  foreign key (region_id, leader_id) references leaders (region_id, id)
);
comment on table residents is 'region | kept while active | name, phone, home, login emptied; the id stays';
create unique index residents_of_person on residents (region_id, person_id) where person_id is not null;
create index residents_of_community on residents (region_id, community_id, id);
-- A neighbour written down twice would be ordered for twice.
create unique index residents_neighbour_once
  on residents (region_id, community_id, building_id, room, name) nulls not distinct
  where person_id is null and erased_at is null;
create index residents_by_phone on residents (region_id, phone) where phone is not null;
create index residents_by_last_digits on residents (region_id, right(phone, 4))
  where phone is not null;
create index residents_by_name on residents using gin (name gin_trgm_ops);
create index residents_of_login on residents (person_id) where person_id is not null;
create index residents_of_household on residents (region_id, household_id)
  where household_id is not null;
create index residents_of_leader on residents (region_id, leader_id, id)
  where leader_id is not null;
create index residents_ordered_for on residents (region_id, orders_by_resident_id)
  where orders_by_resident_id is not null;

-- Whose leader it was, since when and why; residents.leader_id is the newest.
create table resident_leader_bindings (
  region_id text not null,
  id uuid not null,
  resident_id uuid not null,
  leader_id uuid,
  why text not null
    check (why in ('link', 'community', 'resident', 'staff', 'moved', 'leader left')),
  bound_by uuid,
  bound_at timestamptz not null,
  primary key (region_id, id),
  foreign key (region_id, resident_id) references residents (region_id, id),
  foreign key (region_id, leader_id) references leaders (region_id, id)
);
comment on table resident_leader_bindings is 'region | kept 10 years | nothing personal';
create index resident_leader_bindings_of_resident
  on resident_leader_bindings (region_id, resident_id, bound_at desc);
revoke update, delete, truncate on resident_leader_bindings from linli_app;

-- A person who now has a login says: this neighbour is me. The leader or support confirms.
create table resident_claims (
  region_id text not null,
  id uuid not null,
  community_id uuid not null,
  person_id uuid not null,
  name text not null,
  building_id uuid,
  room text not null default '',
  claimed_at timestamptz not null,
  resident_id uuid,
  confirmed_at timestamptz,
  confirmed_by uuid,
  rejected_at timestamptz,
  rejected_by uuid,
  rejected_why text,
  primary key (region_id, id),
  foreign key (region_id, community_id) references communities (region_id, id),
  foreign key (region_id, building_id) references buildings (region_id, id),
  foreign key (region_id, resident_id) references residents (region_id, id)
);
comment on table resident_claims is 'region | kept 1 year | name and room emptied';
create unique index resident_claims_open on resident_claims (region_id, person_id)
  where confirmed_at is null and rejected_at is null;
create index resident_claims_of_community on resident_claims (region_id, community_id, id)
  where confirmed_at is null and rejected_at is null;
create index resident_claims_of_login on resident_claims (person_id);

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
create unique index resident_addresses_default on resident_addresses (region_id, resident_id)
  where is_default and removed_at is null;
