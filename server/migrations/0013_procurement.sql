-- Closed windows: each is pooled once. One pooling may make a pool at each of several warehouses.
create table demand_pool_windows (
  region_id text not null references regions (id),
  window_id uuid not null,
  pickup_date date not null,
  closed_at timestamptz not null,
  pooling_id uuid,
  pooled_at timestamptz,
  primary key (region_id, window_id),
  check ((pooling_id is null) = (pooled_at is null))
);
comment on table demand_pool_windows is 'region | kept 10 years | nothing personal';
create index demand_pool_windows_waiting on demand_pool_windows (region_id, pickup_date)
  where pooled_at is null;

create table demand_pools (
  region_id text not null references regions (id),
  id uuid not null,
  pooling_id uuid not null,
  station_id uuid not null,
  pickup_date date not null,
  pooled_at timestamptz not null,
  -- When the stock set aside was given back, to be allocated.
  released_at timestamptz,
  primary key (region_id, id),
  unique (region_id, pooling_id, station_id),
  foreign key (region_id, station_id) references stations (region_id, id)
);
comment on table demand_pools is 'region | kept 10 years | nothing personal';
create index demand_pools_of_day on demand_pools (region_id, station_id, pickup_date);

-- What is bought. Quantities are pieces, or grams where weighed. No supplier: nobody offers it.
create table demand_pool_lines (
  region_id text not null,
  id uuid not null,
  pool_id uuid not null,
  sku_id uuid not null references skus (id),
  supplier_id uuid,
  demand_quantity bigint not null check (demand_quantity > 0),
  set_aside_quantity bigint not null check (set_aside_quantity between 0 and demand_quantity),
  case_size integer not null check (case_size > 0),
  ordered_quantity bigint not null check (ordered_quantity >= 0),
  surplus_destination text
    check (surplus_destination in ('next-window', 'store', 'markdown', 'write-off')),
  surplus_station_id uuid,
  surplus_decided_by uuid,
  surplus_decided_at timestamptz,
  primary key (region_id, id),
  unique nulls not distinct (region_id, pool_id, sku_id, supplier_id),
  foreign key (region_id, pool_id) references demand_pools (region_id, id),
  check ((surplus_destination = 'store') = (surplus_station_id is not null))
);
comment on table demand_pool_lines is 'region | kept 10 years | nothing personal';

-- What offers sold from a station's own stock: promised to its orders there, and not bought.
create table demand_pool_stock (
  region_id text not null,
  pool_id uuid not null,
  sku_id uuid not null references skus (id),
  station_id uuid not null,
  quantity bigint not null check (quantity > 0),
  primary key (region_id, pool_id, sku_id, station_id),
  foreign key (region_id, pool_id) references demand_pools (region_id, id)
);
comment on table demand_pool_stock is 'region | kept 10 years | nothing personal';

create table purchase_orders (
  region_id text not null references regions (id),
  id uuid not null,
  number text not null,
  supplier_id uuid not null,
  station_id uuid not null,
  pickup_date date not null,
  -- Null: written by a buyer.
  pool_id uuid,
  -- The order whose supplier could not.
  second_source_of uuid,
  version integer not null default 1,
  created_by uuid,
  created_at timestamptz not null,
  hold_until timestamptz not null,
  sent_at timestamptz,
  sent_by uuid,
  -- Until when the supplier answers; later it is escalated.
  answer_by timestamptz,
  escalated_at timestamptz,
  confirmed_at timestamptz,
  confirmed_by uuid,
  declined_at timestamptz,
  declined_by uuid,
  declined_why text,
  cancelled_at timestamptz,
  cancelled_by uuid,
  cancelled_why text,
  shipped_at timestamptz,
  -- Nothing more is awaited: all came, or the receiving day was closed.
  closed_at timestamptz,
  primary key (region_id, id),
  unique (region_id, number),
  foreign key (region_id, supplier_id) references suppliers (region_id, id),
  foreign key (region_id, station_id) references stations (region_id, id),
  foreign key (region_id, pool_id) references demand_pools (region_id, id),
  check ((declined_at is null) = (declined_why is null)),
  check ((cancelled_at is null) = (cancelled_why is null)),
  check (confirmed_at is null or declined_at is null)
);
comment on table purchase_orders is 'region | kept 10 years | nothing personal';
create index purchase_orders_of_day on purchase_orders (region_id, station_id, pickup_date);
create index purchase_orders_by_date on purchase_orders (region_id, pickup_date, id);
create index purchase_orders_of_supplier on purchase_orders (region_id, supplier_id, id);
create index purchase_orders_held on purchase_orders (hold_until)
  where sent_at is null and cancelled_at is null;
create index purchase_orders_silent on purchase_orders (answer_by)
  where sent_at is not null and confirmed_at is null and declined_at is null
    and cancelled_at is null and escalated_at is null and shipped_at is null and closed_at is null;

-- Cost per piece, or per kg where weighed. What came is kept here too, under the order's lock.
create table purchase_order_lines (
  region_id text not null,
  purchase_order_id uuid not null,
  sku_id uuid not null references skus (id),
  pool_line_id uuid,
  quantity bigint not null check (quantity > 0),
  cost_minor bigint not null check (cost_minor >= 0),
  is_weighed boolean not null,
  case_size integer not null check (case_size > 0),
  lot_rule text not null check (lot_rule in ('required', 'optional')),
  confirmed_quantity bigint check (confirmed_quantity between 0 and quantity),
  -- Asked of a second source instead.
  passed_quantity bigint not null default 0 check (passed_quantity between 0 and quantity),
  shipped_quantity bigint not null default 0 check (shipped_quantity >= 0),
  received_quantity bigint not null default 0 check (received_quantity >= 0),
  refused_quantity bigint not null default 0 check (refused_quantity >= 0),
  primary key (region_id, purchase_order_id, sku_id),
  foreign key (region_id, purchase_order_id) references purchase_orders (region_id, id)
);
comment on table purchase_order_lines is 'region | kept 10 years | nothing personal';
create index purchase_order_lines_of_pool on purchase_order_lines (region_id, pool_line_id)
  where pool_line_id is not null;

create table shipments (
  region_id text not null,
  id uuid not null,
  purchase_order_id uuid not null,
  expected_at timestamptz not null,
  shipped_at timestamptz not null,
  shipped_by uuid,
  arrived_at timestamptz,
  primary key (region_id, id),
  foreign key (region_id, purchase_order_id) references purchase_orders (region_id, id)
);
comment on table shipments is 'region | kept 10 years | nothing personal';
create index shipments_of_order on shipments (region_id, purchase_order_id);

create table shipment_lines (
  region_id text not null,
  shipment_id uuid not null,
  line_number smallint not null,
  sku_id uuid not null references skus (id),
  quantity bigint not null check (quantity > 0),
  lot_code text,
  expires_on date,
  primary key (region_id, shipment_id, line_number),
  foreign key (region_id, shipment_id) references shipments (region_id, id)
);
comment on table shipment_lines is 'region | kept 10 years | nothing personal';

-- What a warehouse awaits for a pickup date; its row is locked by whoever receives or closes.
create table receiving_days (
  region_id text not null references regions (id),
  id uuid not null,
  station_id uuid not null,
  pickup_date date not null,
  created_at timestamptz not null,
  closed_at timestamptz,
  closed_by uuid,
  -- Why it was closed although more was under way.
  forced_why text,
  primary key (region_id, id),
  unique (region_id, station_id, pickup_date),
  foreign key (region_id, station_id) references stations (region_id, id)
);
comment on table receiving_days is 'region | kept 10 years | nothing personal';

create table receipts (
  region_id text not null,
  id uuid not null,
  receiving_day_id uuid not null,
  purchase_order_id uuid,
  shipment_id uuid,
  supplier_id uuid,
  -- Why goods were taken in that nobody had ordered.
  why text,
  -- After the day was closed: free stock, and nothing for the day's orders.
  is_late boolean not null,
  received_at timestamptz not null,
  received_by uuid,
  primary key (region_id, id),
  foreign key (region_id, receiving_day_id) references receiving_days (region_id, id),
  foreign key (region_id, purchase_order_id) references purchase_orders (region_id, id),
  foreign key (region_id, shipment_id) references shipments (region_id, id),
  check ((purchase_order_id is null) = (why is not null))
);
comment on table receipts is 'region | kept 10 years | who received stays as an id';
create index receipts_of_day on receipts (region_id, receiving_day_id, id);
revoke update, delete, truncate on receipts from linli_app;

create table receipt_lines (
  region_id text not null,
  id uuid not null,
  receipt_id uuid not null,
  line_number smallint not null,
  sku_id uuid not null references skus (id),
  lot_id uuid,
  -- What was taken in; what was refused came beside it.
  quantity bigint not null check (quantity >= 0),
  refused_quantity bigint not null check (refused_quantity >= 0),
  refused_why text,
  picture_ids uuid[] not null default '{}',
  grade text check (grade in ('A', 'B', 'C')),
  -- In tenths of a degree Celsius.
  temperature_tenths integer,
  expires_on date,
  cost_minor bigint not null check (cost_minor >= 0),
  -- Owed for what was taken in.
  amount_minor bigint not null,
  notes text[] not null default '{}',
  primary key (region_id, id),
  unique (region_id, receipt_id, line_number),
  foreign key (region_id, receipt_id) references receipts (region_id, id),
  check (quantity + refused_quantity > 0),
  check ((refused_quantity = 0) = (refused_why is null))
);
comment on table receipt_lines is 'region | kept 10 years | nothing personal';
create index receipt_lines_of_lot on receipt_lines (region_id, lot_id) where lot_id is not null;
revoke update, delete, truncate on receipt_lines from linli_app;
