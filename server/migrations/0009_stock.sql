create table lots (
  region_id text not null,
  id uuid not null,
  sku_id uuid not null references skus (id),
  code text not null,
  supplier_id uuid,
  expires_on date,
  -- What a piece, or a kilogram of weighed goods, was bought for.
  cost_minor bigint check (cost_minor >= 0),
  created_at timestamptz not null default now(),
  primary key (region_id, id),
  -- Two suppliers may well write the same date as their lot's code.
  unique nulls not distinct (region_id, sku_id, code, supplier_id)
);
create index lots_of_supplier on lots (region_id, supplier_id, id);
create index lots_by_expiry on lots (region_id, expires_on) where expires_on is not null;
comment on table lots is 'region | kept 10 years | nothing personal';

-- Quantities are pieces, or grams where the SKU is weighed.
create table stock_movements (
  region_id text not null,
  id uuid not null,
  station_id uuid not null,
  sku_id uuid not null,
  lot_id uuid,
  quantity bigint not null check (quantity <> 0),
  reason text not null check (reason in ('received', 'counted', 'adjusted', 'written-off', 'sold',
    'returned', 'moved-out', 'moved-in', 'returned-to-supplier')),
  subject_kind text not null,
  subject_id uuid,
  actor_id uuid,
  note text not null default '',
  occurred_at timestamptz not null,
  primary key (region_id, id)
);
comment on table stock_movements is 'region | kept 10 years | the actor stays as an id without a person';
create index stock_movements_of_sku on stock_movements (region_id, station_id, sku_id, id);
create index stock_movements_of_lot on stock_movements (region_id, lot_id, id)
  where lot_id is not null;
create index stock_movements_of_subject on stock_movements (region_id, subject_id)
  where subject_id is not null;
revoke update, delete, truncate on stock_movements from linli_app;

create table stock_totals (
  region_id text not null,
  station_id uuid not null,
  sku_id uuid not null,
  on_hand bigint not null default 0 check (on_hand >= 0),
  reserved bigint not null default 0 check (reserved >= 0),
  primary key (region_id, station_id, sku_id),
  foreign key (region_id, station_id) references stations (region_id, id),
  check (reserved <= on_hand)
);
comment on table stock_totals is 'region | kept always | nothing personal';

-- What is on hand by lot; changed only under the lock of its stock_totals row.
create table lot_totals (
  region_id text not null,
  station_id uuid not null,
  sku_id uuid not null,
  lot_id uuid not null,
  on_hand bigint not null check (on_hand >= 0),
  primary key (region_id, station_id, sku_id, lot_id),
  foreign key (region_id, lot_id) references lots (region_id, id)
);
comment on table lot_totals is 'region | kept always | nothing personal';

create table stock_reservations (
  region_id text not null,
  order_id uuid not null,
  line_number smallint not null,
  station_id uuid not null,
  sku_id uuid not null,
  quantity bigint not null check (quantity > 0),
  reserved_at timestamptz not null,
  released_at timestamptz,
  primary key (region_id, order_id, line_number)
);
comment on table stock_reservations is 'region | kept 2 years | nothing personal';
create index stock_reservations_held on stock_reservations (region_id, station_id, sku_id)
  where released_at is null;

-- Counted blind: what was expected is written beside each line and shown only after closing. The
-- difference is what was counted less what lay there at that very moment, so that goods may come
-- and go while others are counted, and until a large difference is approved.
create table stock_counts (
  region_id text not null,
  id uuid not null,
  station_id uuid not null,
  note text not null default '',
  started_at timestamptz not null,
  started_by uuid not null,
  closed_at timestamptz,
  closed_by uuid,
  difference_value_minor bigint check (difference_value_minor >= 0),
  booked_at timestamptz,
  approved_by uuid,
  cancelled_at timestamptz,
  cancelled_by uuid,
  cancelled_why text,
  primary key (region_id, id),
  foreign key (region_id, station_id) references stations (region_id, id),
  check (booked_at is null or cancelled_at is null)
);
comment on table stock_counts is 'region | kept 10 years | people stay as ids without a person';
create unique index stock_counts_open on stock_counts (region_id, station_id)
  where closed_at is null and cancelled_at is null;
create index stock_counts_of_station on stock_counts (region_id, station_id, id);

create table stock_count_lines (
  region_id text not null,
  id uuid not null,
  count_id uuid not null,
  sku_id uuid not null references skus (id),
  lot_id uuid,
  expected_quantity bigint not null check (expected_quantity >= 0),
  counted_quantity bigint not null check (counted_quantity >= 0),
  counted_at timestamptz not null,
  counted_by uuid not null,
  primary key (region_id, id),
  unique nulls not distinct (region_id, count_id, sku_id, lot_id),
  foreign key (region_id, count_id) references stock_counts (region_id, id),
  foreign key (region_id, lot_id) references lots (region_id, id)
);
comment on table stock_count_lines is 'region | kept 10 years | people stay as ids without a person';

-- Adjustments and write-offs; what is worth more than the limit waits for a second person.
create table stock_corrections (
  region_id text not null,
  id uuid not null,
  station_id uuid not null,
  kind text not null check (kind in ('adjusted', 'written-off')),
  reason text not null,
  note text not null default '',
  picture_ids uuid[] not null default '{}',
  value_minor bigint check (value_minor >= 0),
  asked_at timestamptz not null,
  asked_by uuid not null,
  booked_at timestamptz,
  approved_by uuid,
  declined_at timestamptz,
  declined_by uuid,
  declined_why text,
  primary key (region_id, id),
  foreign key (region_id, station_id) references stations (region_id, id),
  check (booked_at is null or declined_at is null)
);
comment on table stock_corrections is 'region | kept 10 years | people stay as ids without a person';
create index stock_corrections_of_station on stock_corrections (region_id, station_id, id);
create index stock_corrections_waiting on stock_corrections (region_id, id)
  where booked_at is null and declined_at is null;
create index stock_corrections_of_person on stock_corrections (region_id, asked_by, asked_at);

-- Locked by whoever corrects stock, so that what one person corrects alone in a day is summed one
-- correction after the other.
create table stock_correctors (
  region_id text not null,
  person_id uuid not null,
  primary key (region_id, person_id)
);
comment on table stock_correctors is 'region | kept always | people stay as ids without a person';

create table stock_correction_lines (
  region_id text not null,
  correction_id uuid not null,
  line_number smallint not null,
  sku_id uuid not null references skus (id),
  lot_id uuid,
  quantity bigint not null check (quantity <> 0),
  value_minor bigint check (value_minor >= 0),
  primary key (region_id, correction_id, line_number),
  foreign key (region_id, correction_id) references stock_corrections (region_id, id),
  foreign key (region_id, lot_id) references lots (region_id, id)
);
comment on table stock_correction_lines is 'region | kept 10 years | nothing personal';

-- Sent and neither received nor cancelled is on its way: it lies at no station.
create table stock_transfers (
  region_id text not null,
  id uuid not null,
  from_station_id uuid not null,
  to_station_id uuid not null,
  note text not null default '',
  sent_at timestamptz not null,
  sent_by uuid not null,
  received_at timestamptz,
  received_by uuid,
  received_note text not null default '',
  cancelled_at timestamptz,
  cancelled_by uuid,
  cancelled_why text,
  primary key (region_id, id),
  foreign key (region_id, from_station_id) references stations (region_id, id),
  foreign key (region_id, to_station_id) references stations (region_id, id),
  check (from_station_id <> to_station_id),
  check (received_at is null or cancelled_at is null)
);
comment on table stock_transfers is 'region | kept 10 years | people stay as ids without a person';
create index stock_transfers_from on stock_transfers (region_id, from_station_id, id);
create index stock_transfers_to on stock_transfers (region_id, to_station_id, id);
create index stock_transfers_on_the_way on stock_transfers (region_id, id)
  where received_at is null and cancelled_at is null;

create table stock_transfer_lines (
  region_id text not null,
  transfer_id uuid not null,
  line_number smallint not null,
  sku_id uuid not null references skus (id),
  lot_id uuid,
  quantity bigint not null check (quantity > 0),
  received_quantity bigint check (received_quantity >= 0),
  primary key (region_id, transfer_id, line_number),
  foreign key (region_id, transfer_id) references stock_transfers (region_id, id),
  foreign key (region_id, lot_id) references lots (region_id, id)
);
comment on table stock_transfer_lines is 'region | kept 10 years | nothing personal';
create index stock_transfer_lines_of_lot on stock_transfer_lines (region_id, lot_id)
  where lot_id is not null;

create table supplier_returns (
  region_id text not null,
  id uuid not null,
  station_id uuid not null,
  supplier_id uuid not null,
  reason text not null,
  note text not null default '',
  picture_ids uuid[] not null default '{}',
  cost_minor bigint not null check (cost_minor >= 0),
  returned_at timestamptz not null,
  returned_by uuid not null,
  primary key (region_id, id),
  foreign key (region_id, station_id) references stations (region_id, id)
);
comment on table supplier_returns is 'region | kept 10 years | people stay as ids without a person';
create index supplier_returns_of_station on supplier_returns (region_id, station_id, id);
create index supplier_returns_of_supplier on supplier_returns (region_id, supplier_id, id);

create table supplier_return_lines (
  region_id text not null,
  return_id uuid not null,
  line_number smallint not null,
  sku_id uuid not null references skus (id),
  lot_id uuid,
  quantity bigint not null check (quantity > 0),
  cost_minor bigint not null check (cost_minor >= 0),
  primary key (region_id, return_id, line_number),
  foreign key (region_id, return_id) references supplier_returns (region_id, id),
  foreign key (region_id, lot_id) references lots (region_id, id)
);
comment on table supplier_return_lines is 'region | kept 10 years | nothing personal';
