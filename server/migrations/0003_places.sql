create table regions (
  id text primary key check (id ~ '^[a-z][a-z0-9-]{1,15}$' and id <> 'operator'),
  name jsonb not null,
  country text not null check (country ~ '^[A-Z]{2}$'),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  time_zone text not null,
  tax_mode text not null check (tax_mode in ('included', 'added')),
  delivery_calendar jsonb not null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  closed_at timestamptz
);
comment on table regions is 'reference | kept always | nothing personal';

create table communities (
  region_id text not null references regions (id),
  id uuid not null,
  code text not null,
  name text not null,
  search_text text not null default '',
  address text not null,
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  outline jsonb,
  household_count integer not null default 0 check (household_count >= 0),
  traits jsonb not null default '{}',
  delivery_weekdays smallint[] not null default '{1,2,3,4,5,6,7}'
    check (delivery_weekdays <@ array[1, 2, 3, 4, 5, 6, 7]::smallint[]
      and cardinality(delivery_weekdays) > 0),
  minimum_order_minor bigint not null default 0 check (minimum_order_minor >= 0),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  closed_at timestamptz,
  closed_by uuid,
  closed_why text,
  primary key (region_id, id),
  unique (region_id, code),
  check ((latitude is null) = (longitude is null)),
  check ((closed_at is null) = (closed_why is null))
);
comment on table communities is 'region | kept always | nothing personal';
create index communities_by_text on communities using gin (search_text gin_trgm_ops);
create index communities_by_name on communities (region_id, name, id) where closed_at is null;

create table buildings (
  region_id text not null,
  id uuid not null,
  community_id uuid not null,
  name text not null,
  household_count integer not null default 0 check (household_count >= 0),
  created_at timestamptz not null default now(),
  removed_at timestamptz,
  removed_by uuid,
  primary key (region_id, id),
  unique (region_id, community_id, name),
  foreign key (region_id, community_id) references communities (region_id, id)
);
comment on table buildings is 'region | kept always | nothing personal';

create table stations (
  region_id text not null references regions (id),
  id uuid not null,
  code text not null,
  kind text not null check (kind in ('warehouse', 'grid', 'store', 'pickup')),
  name text not null,
  address text not null,
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  hours jsonb not null default '[]',
  capacity_bags integer check (capacity_bags > 0),
  storages text[] not null default '{ambient}'
    check (storages <@ array['ambient', 'chilled', 'frozen'] and cardinality(storages) > 0),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  closed_at timestamptz,
  closed_by uuid,
  closed_why text,
  primary key (region_id, id),
  unique (region_id, code),
  check ((latitude is null) = (longitude is null)),
  check ((closed_at is null) = (closed_why is null))
);
comment on table stations is 'region | kept always | nothing personal';

-- Which station serves which community; at the one marked, bags wait for their people.
create table station_services (
  region_id text not null,
  community_id uuid not null,
  station_id uuid not null,
  is_pickup_point boolean not null default false,
  created_at timestamptz not null default now(),
  primary key (region_id, community_id, station_id),
  foreign key (region_id, community_id) references communities (region_id, id),
  foreign key (region_id, station_id) references stations (region_id, id)
);
comment on table station_services is 'region | kept while served | nothing personal';
create unique index station_services_pickup_point on station_services (region_id, community_id)
  where is_pickup_point;
create index station_services_of_station on station_services (region_id, station_id, community_id);

create table pickup_slots (
  region_id text not null,
  id uuid not null,
  station_id uuid not null,
  weekday smallint not null check (weekday between 1 and 7),
  starts_at time not null,
  ends_at time not null,
  capacity_orders integer check (capacity_orders > 0),
  created_at timestamptz not null default now(),
  removed_at timestamptz,
  removed_by uuid,
  primary key (region_id, id),
  foreign key (region_id, station_id) references stations (region_id, id),
  check (ends_at > starts_at)
);
comment on table pickup_slots is 'region | kept always | nothing personal';
create index pickup_slots_of_station on pickup_slots (region_id, station_id) where removed_at is null;
