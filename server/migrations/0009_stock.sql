create table lots (
  region_id text not null,
  id uuid not null,
  sku_id uuid not null references skus (id),
  code text not null,
  supplier_id uuid,
  expires_on date,
  created_at timestamptz not null default now(),
  primary key (region_id, id),
  unique (region_id, sku_id, code)
);
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
    'returned', 'moved-out', 'moved-in')),
  subject_kind text not null,
  subject_id uuid,
  actor_id uuid,
  note text not null default '',
  occurred_at timestamptz not null,
  primary key (region_id, id)
);
comment on table stock_movements is 'region | kept 10 years | the actor stays as an id without a person';
create index stock_movements_of_sku on stock_movements (region_id, station_id, sku_id, id);
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
