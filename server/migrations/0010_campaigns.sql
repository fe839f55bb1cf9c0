-- A plan opens windows by itself, each week on the weekdays it names, with the offers it carries.
create table window_plans (
  region_id text not null references regions (id),
  id uuid not null,
  name jsonb not null,
  weekdays smallint[] not null check (cardinality(weekdays) > 0),
  opens_time time not null,
  cutoff_time time not null,
  cutoff_days integer not null default 0 check (cutoff_days between 0 and 14),
  pickup_days integer not null default 1 check (pickup_days between 0 and 30),
  slots jsonb not null default '[]',
  community_ids uuid[] not null default '{}',
  -- Empty: the offers of the plan's last window are carried on.
  offers jsonb not null default '[]',
  -- Whether its windows are published in spite of warnings; errors always hold them back.
  accepts_warnings boolean not null default false,
  -- Opening days up to this one were looked at.
  planned_through date,
  version integer not null default 1,
  created_by uuid,
  created_at timestamptz not null default now(),
  stopped_at timestamptz,
  stopped_by uuid,
  primary key (region_id, id),
  check (pickup_days >= cutoff_days)
);
comment on table window_plans is 'region | kept always | nothing personal';

create table windows (
  region_id text not null references regions (id),
  id uuid not null,
  plan_id uuid,
  name jsonb not null,
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  pickup_date date not null,
  slots jsonb not null default '[]',
  version integer not null default 1,
  created_by uuid,
  created_at timestamptz not null default now(),
  published_at timestamptz,
  published_by uuid,
  -- Codes of the warnings that whoever published it accepted.
  accepted_warnings text[] not null default '{}',
  -- When the sweep last tried to publish it for its plan.
  tried_at timestamptz,
  opened_at timestamptz,
  closed_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_why text,
  withdrawn_orders text check (withdrawn_orders in ('cancel', 'keep')),
  primary key (region_id, id),
  check (closes_at > opens_at)
);
comment on table windows is 'region | kept 10 years | nothing personal';
create index windows_by_opening on windows (region_id, opens_at desc);
create index windows_by_pickup on windows (region_id, pickup_date);
create index windows_to_open on windows (region_id, opens_at)
  where published_at is not null and opened_at is null and withdrawn_at is null;
create index windows_to_close on windows (region_id, closes_at)
  where published_at is not null and closed_at is null and withdrawn_at is null;
create index windows_to_publish on windows (region_id, opens_at)
  where plan_id is not null and published_at is null and withdrawn_at is null;
create unique index windows_of_plan on windows (region_id, plan_id, pickup_date)
  where plan_id is not null;

create table window_communities (
  region_id text not null,
  window_id uuid not null,
  community_id uuid not null,
  primary key (region_id, window_id, community_id),
  foreign key (region_id, window_id) references windows (region_id, id),
  foreign key (region_id, community_id) references communities (region_id, id)
);
comment on table window_communities is 'region | kept 10 years | nothing personal';
create index window_communities_of_community on window_communities (region_id, community_id);

create table offers (
  region_id text not null,
  id uuid not null,
  window_id uuid not null,
  listing_id uuid not null,
  sku_id uuid not null,
  supplier_id uuid,
  -- Null: sold at the listing's price, or the community's.
  price_minor bigint check (price_minor >= 0),
  cost_minor bigint check (cost_minor >= 0),
  commission_basis_points integer check (commission_basis_points between 0 and 5000),
  limit_per_resident bigint check (limit_per_resident > 0),
  cutoff_at timestamptz,
  supply_kind text not null check (supply_kind in ('cap', 'stock')),
  station_id uuid,
  sort integer not null default 0,
  created_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_why text,
  withdrawn_orders text check (withdrawn_orders in ('cancel', 'keep')),
  primary key (region_id, id),
  unique (region_id, window_id, listing_id),
  foreign key (region_id, window_id) references windows (region_id, id),
  foreign key (region_id, listing_id) references listings (region_id, id),
  foreign key (region_id, station_id) references stations (region_id, id),
  check ((supply_kind = 'stock') = (station_id is not null))
);
comment on table offers is 'region | kept 10 years | nothing personal';

-- What an offer may sell from. A null cap is demand without a bound: still counted. Written with
-- its offer; no foreign key: its check is planned while offers is empty and then reads it whole.
create table supplies (
  region_id text not null,
  offer_id uuid not null,
  cap bigint check (cap >= 0),
  reserved bigint not null default 0 check (reserved >= 0),
  primary key (region_id, offer_id),
  check (cap is null or reserved <= cap)
);
comment on table supplies is 'region | kept 10 years | nothing personal';

create table limit_counters (
  region_id text not null,
  offer_id uuid not null,
  resident_id uuid not null,
  taken bigint not null default 0 check (taken >= 0),
  primary key (region_id, offer_id, resident_id)
);
comment on table limit_counters is 'region | kept with its offer | nothing personal';

-- A price lowered while a window is open: what was decided for those who had paid more.
create table price_cuts (
  region_id text not null,
  id uuid not null,
  offer_id uuid not null,
  from_minor bigint not null,
  to_minor bigint not null,
  policy text not null check (policy in ('refund_difference', 'keep')),
  lines_affected integer not null,
  cost_minor bigint not null check (cost_minor >= 0),
  decided_by uuid,
  decided_at timestamptz not null,
  primary key (region_id, id),
  foreign key (region_id, offer_id) references offers (region_id, id)
);
comment on table price_cuts is 'region | kept 10 years | nothing personal';

-- Raised by whatever a quote is made of; a price book read at another number is stale.
create table price_book_versions (
  region_id text primary key references regions (id),
  version bigint not null default 1
);
comment on table price_book_versions is 'region | kept always | nothing personal';

-- Settings are dated and never changed, so how many are in force is a version of their own.
create function price_book_version(region text) returns bigint
  language sql stable parallel safe
  as $$
    select coalesce((select version from price_book_versions where region_id = region), 0)
      + (select count(*) from settings
        where region_id in (region, 'operator') and in_force_from <= linli_now())
  $$;
