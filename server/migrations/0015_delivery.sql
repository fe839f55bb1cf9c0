create table vehicles (
  region_id text not null references regions (id),
  id uuid not null,
  code text not null,
  name text not null,
  -- The warehouse it drives from; null: any of the region.
  station_id uuid,
  capacity_bags integer not null check (capacity_bags > 0),
  capacity_crates integer not null check (capacity_crates > 0),
  capacity_kg integer not null check (capacity_kg > 0),
  courier_id uuid,
  is_cold boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null,
  created_by uuid,
  retired_at timestamptz,
  retired_by uuid,
  retired_why text,
  primary key (region_id, id),
  unique (region_id, code),
  foreign key (region_id, station_id) references stations (region_id, id),
  check ((retired_at is null) = (retired_why is null))
);
comment on table vehicles is 'region | kept always | the courier stays as an id without a person';

-- A day of a warehouse: its lock keeps planners apart.
create table delivery_days (
  region_id text not null,
  station_id uuid not null,
  pickup_date date not null,
  planned_at timestamptz,
  planned_by uuid,
  primary key (region_id, station_id, pickup_date)
);
comment on table delivery_days is 'region | kept always | the planner stays as an id without a person';

create table loads (
  region_id text not null,
  id uuid not null,
  station_id uuid not null,
  pickup_date date not null,
  number integer not null check (number > 0),
  vehicle_id uuid not null,
  courier_id uuid,
  departs_at timestamptz,
  distance_meters integer not null check (distance_meters >= 0),
  planned_at timestamptz not null,
  planned_by uuid,
  dispatched_at timestamptz,
  dispatched_by uuid,
  crates_out integer check (crates_out >= 0),
  ice_boxes_out integer check (ice_boxes_out >= 0),
  returned_at timestamptz,
  returned_by uuid,
  primary key (region_id, id),
  unique (region_id, station_id, pickup_date, number),
  foreign key (region_id, vehicle_id) references vehicles (region_id, id),
  check ((dispatched_at is null) = (crates_out is null)),
  check ((dispatched_at is null) = (ice_boxes_out is null))
);
comment on table loads is 'region | kept 10 years | courier and dispatcher stay as ids without a person';
create index loads_of_courier on loads (region_id, courier_id, pickup_date);
create index loads_of_vehicle on loads (region_id, vehicle_id, pickup_date);

create table load_stops (
  region_id text not null,
  id uuid not null,
  load_id uuid not null,
  position smallint not null check (position > 0),
  station_id uuid not null,
  bag_count integer not null check (bag_count > 0),
  cold_bag_count integer not null default 0 check (cold_bag_count between 0 and bag_count),
  crate_count integer not null check (crate_count >= 0),
  ice_box_count integer not null check (ice_box_count >= 0),
  weight_grams bigint not null check (weight_grams >= 0),
  arrived_at timestamptz,
  arrived_by uuid,
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  crates_left integer check (crates_left >= 0),
  ice_boxes_left integer check (ice_boxes_left >= 0),
  crates_taken integer check (crates_taken >= 0),
  ice_boxes_taken integer check (ice_boxes_taken >= 0),
  picture_id uuid,
  primary key (region_id, id),
  unique (region_id, load_id, position),
  foreign key (region_id, load_id) references loads (region_id, id) on delete cascade,
  check ((latitude is null) = (longitude is null)),
  check ((arrived_at is null) = (crates_left is null))
);
comment on table load_stops is 'region | kept 10 years | who brought it stays as an id without a person';

-- What of an order rides on a load, and for which stop. A point too large for one vehicle, or goods
-- that came late, make rows of one order on several loads.
create table load_orders (
  region_id text not null,
  load_id uuid not null,
  order_id uuid not null,
  stop_id uuid not null,
  community_id uuid not null,
  resident_id uuid,
  short_number integer not null,
  pickup_date date not null,
  bag_ids uuid[] not null,
  line_numbers smallint[] not null,
  bag_count integer not null check (bag_count > 0),
  cold_bag_count integer not null check (cold_bag_count between 0 and bag_count),
  primary key (region_id, load_id, order_id),
  foreign key (region_id, stop_id) references load_stops (region_id, id) on delete cascade
);
comment on table load_orders is 'region | kept 10 years | nothing personal';
create index load_orders_of_stop on load_orders (region_id, stop_id);
create index load_orders_of_order on load_orders (region_id, order_id);

-- Crates and ice boxes as they go from one holder to another: a station, or a load on the road.
create table crate_movements (
  region_id text not null,
  id uuid not null,
  kind text not null check (kind in ('crate', 'ice-box')),
  from_id uuid,
  to_id uuid,
  quantity integer not null check (quantity > 0),
  reason text not null check (reason in ('dispatched', 'left', 'taken-back', 'returned', 'counted')),
  load_id uuid,
  stop_id uuid,
  note text not null default '',
  actor_id uuid,
  occurred_at timestamptz not null,
  primary key (region_id, id),
  check (from_id is not null or to_id is not null),
  check ((reason = 'counted') = (from_id is null or to_id is null))
);
comment on table crate_movements is 'region | kept 10 years | the actor stays as an id without a person';
create index crate_movements_out on crate_movements (region_id, from_id, kind);
create index crate_movements_in on crate_movements (region_id, to_id, kind);
revoke update, delete, truncate on crate_movements from linli_app;

-- When a station's crates were last counted; its lock keeps two counts apart.
create table crate_counts (
  region_id text not null,
  station_id uuid not null,
  crates integer not null check (crates >= 0),
  ice_boxes integer not null check (ice_boxes >= 0),
  counted_at timestamptz not null,
  counted_by uuid,
  primary key (region_id, station_id),
  foreign key (region_id, station_id) references stations (region_id, id)
);
comment on table crate_counts is 'region | kept always | who counted stays as an id without a person';

-- Goods of a community as they arrived once: by a stop of a load, or by being sorted where they are
-- fetched. The leader confirms all that is open of a day.
create table deliveries (
  region_id text not null,
  id uuid not null,
  community_id uuid not null,
  pickup_date date not null,
  station_id uuid not null,
  warehouse_id uuid not null,
  load_id uuid,
  -- The stop, or the event that said that sorting is finished.
  source_id uuid not null,
  arrived_at timestamptz not null,
  confirm_by timestamptz not null,
  confirmed_at timestamptz,
  -- Null where silence confirmed.
  confirmed_by uuid,
  primary key (region_id, id),
  unique (region_id, community_id, pickup_date, station_id, source_id)
);
comment on table deliveries is 'region | kept 10 years | who confirmed stays as an id without a person';
create index deliveries_of_source on deliveries (region_id, source_id);
create index deliveries_unconfirmed on deliveries (region_id, confirm_by) where confirmed_at is null;

create table delivered_orders (
  region_id text not null,
  delivery_id uuid not null,
  order_id uuid not null,
  resident_id uuid,
  short_number integer not null,
  bag_ids uuid[] not null,
  line_numbers smallint[] not null,
  bag_count integer not null,
  cold_bag_count integer not null,
  ready_at timestamptz,
  primary key (region_id, delivery_id, order_id),
  foreign key (region_id, delivery_id) references deliveries (region_id, id)
);
comment on table delivered_orders is 'region | kept 10 years | the resident stays as an id';
create index delivered_orders_of_order on delivered_orders (region_id, order_id);

-- Under its lock the discrepancies of a day are written, matched and resolved, one caller at a time.
create table discrepancy_days (
  region_id text not null,
  pickup_date date not null,
  primary key (region_id, pickup_date)
);
comment on table discrepancy_days is 'region | kept always | nothing personal';

-- What lacks (missing, damaged) or is too much (surplus) in a community. A wrong bag is written as
-- what lacks and what lies there instead. Quantities are pieces, or grams where weighed.
create table discrepancies (
  region_id text not null,
  id uuid not null,
  community_id uuid not null,
  pickup_date date not null,
  station_id uuid not null,
  warehouse_id uuid not null,
  load_id uuid,
  kind text not null check (kind in ('missing', 'damaged', 'surplus')),
  reported_as text not null check (reported_as in ('missing', 'surplus', 'wrong', 'damaged')),
  sku_id uuid not null,
  order_id uuid,
  line_number smallint,
  bag_id uuid,
  quantity bigint not null check (quantity > 0),
  -- Promised to or by redeliveries under way, brought by those that are done, and settled else:
  -- refunded where it lacked, booked in or written off where it was too much.
  matched_quantity bigint not null default 0 check (matched_quantity >= 0),
  redelivered_quantity bigint not null default 0 check (redelivered_quantity >= 0),
  settled_quantity bigint not null default 0 check (settled_quantity >= 0),
  stage text not null check (stage in ('transport', 'leader')),
  picture_ids uuid[] not null default '{}',
  note text not null default '',
  reported_by uuid,
  reported_at timestamptz not null,
  resolution text check (resolution in ('redelivered', 'refunded', 'returned', 'written-off')),
  resolved_at timestamptz,
  resolved_by uuid,
  resolved_why text,
  primary key (region_id, id),
  check (matched_quantity + redelivered_quantity + settled_quantity <= quantity),
  check ((kind = 'surplus') = (order_id is null)),
  check ((order_id is null) = (line_number is null)),
  check ((resolved_at is null) = (resolution is null))
);
comment on table discrepancies is 'region | kept 10 years | who reported stays as an id without a person';
create index discrepancies_of_day on discrepancies (region_id, pickup_date, sku_id);
create index discrepancies_of_community on discrepancies (region_id, community_id, pickup_date);
create index discrepancies_of_order on discrepancies (region_id, order_id) where order_id is not null;
create index discrepancies_unresolved on discrepancies (region_id, pickup_date)
  where resolved_at is null;

-- Goods brought from where they are too much (or from a station's stock) to where they lack.
create table redeliveries (
  region_id text not null,
  id uuid not null,
  pickup_date date not null,
  gap_id uuid not null,
  surplus_id uuid,
  sku_id uuid not null,
  quantity bigint not null check (quantity > 0),
  from_station_id uuid not null,
  to_station_id uuid not null,
  courier_id uuid,
  created_at timestamptz not null,
  created_by uuid,
  done_at timestamptz,
  done_by uuid,
  cancelled_at timestamptz,
  cancelled_by uuid,
  cancelled_why text,
  primary key (region_id, id),
  foreign key (region_id, gap_id) references discrepancies (region_id, id),
  foreign key (region_id, surplus_id) references discrepancies (region_id, id),
  check (done_at is null or cancelled_at is null),
  check ((cancelled_at is null) = (cancelled_why is null))
);
comment on table redeliveries is 'region | kept 10 years | courier and actors stay as ids without a person';
create index redeliveries_of_day on redeliveries (region_id, pickup_date, id);
create index redeliveries_of_gap on redeliveries (region_id, gap_id);
create index redeliveries_of_surplus on redeliveries (region_id, surplus_id);
create index redeliveries_of_courier on redeliveries (region_id, courier_id) where done_at is null;
