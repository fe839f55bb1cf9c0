-- Who gets what of a warehouse's day, written whole with the goods that leave the stock for it. The
-- last wave is of a closed receipt: it settles who goes without, and refunds follow in sets until
-- finished_at stands. Waves before it give firmly what had come by then, so that a first load can
-- leave; they are finished when they are made. Each wave adds to what those before it gave.
create table allocations (
  region_id text not null references regions (id),
  id uuid not null,
  warehouse_id uuid not null,
  pickup_date date not null,
  wave smallint not null check (wave > 0),
  is_last boolean not null,
  allocated_at timestamptz not null,
  allocated_by uuid,
  finished_at timestamptz,
  sorted_at timestamptz,
  sorted_by uuid,
  -- The first load with bags of it has left: what was weighed stands from then on.
  dispatched_at timestamptz,
  primary key (region_id, id),
  unique (region_id, warehouse_id, pickup_date, wave),
  foreign key (region_id, warehouse_id) references stations (region_id, id)
);
comment on table allocations is
  'region | kept 10 years | who opened and sorted it stay as ids without a person';
create unique index allocations_last on allocations (region_id, warehouse_id, pickup_date)
  where is_last;

-- The count of each stage by SKU, in pieces or grams, as it was when the wave was made: of all the
-- day until then, waves before it included.
create table allocation_skus (
  region_id text not null,
  allocation_id uuid not null,
  sku_id uuid not null references skus (id),
  wanted bigint not null check (wanted >= 0),
  ordered bigint not null check (ordered >= 0),
  received bigint not null check (received >= 0),
  refused bigint not null check (refused >= 0),
  set_aside bigint not null check (set_aside >= 0),
  reserved bigint not null check (reserved >= 0),
  allocated bigint not null check (allocated between 0 and wanted),
  primary key (region_id, allocation_id, sku_id),
  foreign key (region_id, allocation_id) references allocations (region_id, id)
);
comment on table allocation_skus is 'region | kept 10 years | nothing personal';

-- What each line gets in a wave, and what was put into its bags: nothing said of a line means as
-- allocated. A line wants in its last row whatever waves before did not give it: sums over its rows
-- are what it wanted and got of the day.
create table allocation_lines (
  region_id text not null,
  allocation_id uuid not null,
  order_id uuid not null,
  line_number smallint not null,
  order_number text not null,
  short_number integer not null,
  community_id uuid not null,
  station_id uuid not null,
  -- Where the goods lay: the warehouse, or the station whose stock the line had reserved.
  from_station_id uuid not null,
  is_reserved boolean not null,
  sku_id uuid not null,
  supplier_id uuid,
  measure text not null,
  storage text not null,
  wanted_quantity bigint not null check (wanted_quantity > 0),
  allocated_quantity bigint not null check (allocated_quantity between 0 and wanted_quantity),
  sorted_quantity bigint check (sorted_quantity between 0 and allocated_quantity),
  gross_grams bigint check (gross_grams >= 0),
  tare_grams bigint check (tare_grams >= 0),
  scale_code text,
  sorted_at timestamptz,
  sorted_by uuid,
  primary key (region_id, order_id, line_number, allocation_id),
  foreign key (region_id, allocation_id) references allocations (region_id, id),
  check ((sorted_quantity is null) = (sorted_at is null))
);
comment on table allocation_lines is
  'region | kept 10 years | who sorted stays as an id without a person';
create index allocation_lines_of_day on allocation_lines (region_id, allocation_id, community_id);

-- The lots that left the stock for orders of a wave. Where a SKU came from one lot at a station, all
-- its lines are of that lot; else is_split, and line_lots says whose is whose.
create table allocation_lots (
  region_id text not null,
  allocation_id uuid not null,
  station_id uuid not null,
  sku_id uuid not null,
  lot_id uuid not null,
  quantity bigint not null check (quantity > 0),
  is_split boolean not null,
  primary key (region_id, allocation_id, station_id, sku_id, lot_id),
  foreign key (region_id, allocation_id) references allocations (region_id, id)
);
comment on table allocation_lots is 'region | kept 10 years | nothing personal';
create index allocation_lots_of_lot on allocation_lots (region_id, lot_id);

create table line_lots (
  region_id text not null,
  order_id uuid not null,
  line_number smallint not null,
  lot_id uuid not null,
  allocation_id uuid not null,
  quantity bigint not null check (quantity > 0),
  primary key (region_id, order_id, line_number, lot_id, allocation_id),
  foreign key (region_id, allocation_id) references allocations (region_id, id)
);
comment on table line_lots is 'region | kept 10 years | nothing personal';
create index line_lots_of_lot on line_lots (region_id, lot_id);

-- What a line went without, where it was lost and who bears it. The subject is what found it (an
-- allocation, a delivery), so that one finding takes a line's goods once; refunded_at stands when
-- the order was reduced for it.
create table shortfalls (
  region_id text not null,
  id uuid not null,
  subject_id uuid not null,
  -- The wave in whose making or sorting it was lost; null where it was lost on its way.
  allocation_id uuid,
  order_id uuid not null,
  line_number smallint not null,
  sku_id uuid not null,
  community_id uuid not null,
  pickup_date date not null,
  supplier_id uuid,
  stage text not null check (stage in
    ('supplier', 'receipt', 'sorting', 'transport', 'leader', 'unknown')),
  bearer_kind text not null check (bearer_kind in
    ('supplier', 'operator', 'station', 'courier', 'leader')),
  bearer_id uuid,
  quantity bigint not null check (quantity >= 0),
  amount_minor bigint check (amount_minor >= 0),
  why text not null default '',
  found_at timestamptz not null,
  found_by uuid,
  refunded_at timestamptz,
  primary key (region_id, id),
  unique (region_id, order_id, line_number, stage, subject_id),
  check ((refunded_at is null) = (amount_minor is null))
);
comment on table shortfalls is 'region | kept 10 years | who found it stays as an id without a person';
create index shortfalls_of_subject on shortfalls (region_id, subject_id, order_id);
create index shortfalls_of_day on shortfalls (region_id, pickup_date, sku_id);
create index shortfalls_unrefunded on shortfalls (region_id, allocation_id, order_id)
  where refunded_at is null;

-- A line that weighed less than it got: the difference is given back. More is never charged.
create table weighings (
  region_id text not null,
  id uuid not null,
  allocation_id uuid not null,
  order_id uuid not null,
  line_number smallint not null,
  quantity bigint not null check (quantity >= 0),
  amount_minor bigint check (amount_minor >= 0),
  weighed_at timestamptz not null,
  weighed_by uuid,
  refunded_at timestamptz,
  primary key (region_id, id),
  foreign key (region_id, allocation_id) references allocations (region_id, id)
);
comment on table weighings is 'region | kept 10 years | who weighed stays as an id without a person';
create index weighings_of_day on weighings (region_id, allocation_id, order_id);

-- Other goods in place of what a line lacks, never dearer. Asked people have until answer_until.
create table replacements (
  region_id text not null,
  id uuid not null,
  allocation_id uuid not null,
  order_id uuid not null,
  line_number smallint not null,
  community_id uuid not null,
  resident_id uuid,
  sku_id uuid not null references skus (id),
  with_sku_id uuid not null references skus (id),
  quantity bigint not null check (quantity > 0),
  -- Per piece, or per kg where weighed, as the line was sold and as it is charged now.
  sold_price_minor bigint not null check (sold_price_minor >= 0),
  unit_price_minor bigint not null check (unit_price_minor between 0 and sold_price_minor),
  -- Where the goods it stands for were lost, should it be declined.
  lost jsonb not null,
  offered_at timestamptz not null,
  answer_until timestamptz,
  accepted_at timestamptz,
  declined_at timestamptz,
  expired_at timestamptz,
  answered_by uuid,
  -- What the line was lowered by, once it was.
  lowered_minor bigint check (lowered_minor >= 0),
  lowered_at timestamptz,
  primary key (region_id, id),
  unique (region_id, order_id, line_number),
  foreign key (region_id, allocation_id) references allocations (region_id, id),
  check (num_nonnulls(accepted_at, declined_at, expired_at) <= 1)
);
comment on table replacements is 'region | kept 10 years | the resident stays as an id without a person';
create index replacements_of_day on replacements (region_id, allocation_id, order_id);
create index replacements_of_resident on replacements (region_id, resident_id, id);
create index replacements_open on replacements (region_id, answer_until)
  where accepted_at is null and declined_at is null and expired_at is null;

-- One bag for the goods of one order that are stored alike; made when the sorting of a wave finishes.
create table bags (
  region_id text not null,
  id uuid not null,
  allocation_id uuid not null,
  warehouse_id uuid not null,
  pickup_date date not null,
  community_id uuid not null,
  station_id uuid not null,
  -- Where it is packed: the warehouse, or the pickup station whose own stock it holds.
  packed_at_id uuid not null,
  order_id uuid not null,
  order_number text not null,
  -- What people call out: one number a resident and day, with its bags counted 1 of 3. Those of a
  -- later wave go on counting: the count is what was known when they were made.
  short_number integer not null,
  bag_number smallint not null check (bag_number > 0),
  bag_count smallint not null check (bag_count >= bag_number),
  -- How many of the count are of waves before.
  earlier_count smallint not null default 0 check (earlier_count between 0 and bag_number - 1),
  storage text not null check (storage in ('ambient', 'chilled', 'frozen')),
  -- Its place on the sorting wall.
  slot integer not null check (slot > 0),
  line_numbers smallint[] not null check (cardinality(line_numbers) > 0),
  made_at timestamptz not null,
  primary key (region_id, id),
  unique (region_id, allocation_id, community_id, short_number, bag_number),
  foreign key (region_id, allocation_id) references allocations (region_id, id)
);
comment on table bags is 'region | kept 2 years | nothing personal';
create index bags_of_order on bags (region_id, order_id);

create table label_prints (
  region_id text not null,
  id uuid not null,
  warehouse_id uuid not null,
  pickup_date date not null,
  bag_ids uuid[] not null check (cardinality(bag_ids) > 0),
  -- How many of them had been printed before.
  reprinted_count integer not null check (reprinted_count >= 0),
  why text not null default '',
  printed_at timestamptz not null,
  printed_by uuid not null,
  primary key (region_id, id),
  foreign key (region_id, warehouse_id) references stations (region_id, id)
);
comment on table label_prints is 'region | kept 2 years | who printed stays as an id without a person';
create index label_prints_of_day on label_prints (region_id, warehouse_id, pickup_date, id);
