create table carts (
  region_id text not null,
  resident_id uuid not null,
  leader_id uuid,
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  primary key (region_id, resident_id),
  foreign key (region_id, resident_id) references residents (region_id, id)
);
comment on table carts is 'region | kept 60 days after the last change | deleted';

create table cart_lines (
  region_id text not null,
  resident_id uuid not null,
  offer_id uuid not null,
  quantity bigint not null check (quantity > 0),
  replacement text not null default 'no' check (replacement in ('yes', 'no', 'ask')),
  seen_unit_price_minor bigint,
  -- Business time, as an order's: what was changed after the order stays in the cart.
  added_at timestamptz not null default linli_now(),
  changed_at timestamptz not null default linli_now(),
  primary key (region_id, resident_id, offer_id),
  foreign key (region_id, resident_id) references carts (region_id, resident_id) on delete cascade,
  foreign key (region_id, offer_id) references offers (region_id, id)
);
comment on table cart_lines is 'region | kept with the cart | deleted';

create table orders (
  region_id text not null,
  id uuid not null,
  number text not null,
  checkout_id uuid not null,
  window_id uuid not null,
  community_id uuid not null,
  station_id uuid not null,
  resident_id uuid,
  leader_id uuid,
  channel text not null check (channel in ('shop', 'leader', 'counter', 'phone')),
  fulfilment text not null check (fulfilment in ('pickup', 'delivery')),
  address jsonb,
  pickup_date date not null,
  slot text,
  short_number integer not null,
  currency text not null,
  goods_minor bigint not null check (goods_minor >= 0),
  discount_minor bigint not null default 0 check (discount_minor >= 0),
  fee_minor bigint not null default 0 check (fee_minor >= 0),
  tax_minor bigint not null default 0 check (tax_minor >= 0),
  total_minor bigint not null check (total_minor >= 0),
  cash_due_minor bigint not null default 0 check (cash_due_minor >= 0),
  -- Kept sum of its order_reductions: what is due is the total less this.
  reduced_minor bigint not null default 0 check (reduced_minor between 0 and total_minor),
  explanation jsonb not null default '[]',
  note text not null default '',
  placed_at timestamptz not null,
  placed_by uuid not null,
  hold_until timestamptz,
  reminded_at timestamptz,
  paid_at timestamptz,
  cancelled_at timestamptz,
  cancelled_by uuid,
  cancelled_why text,
  expired_at timestamptz,
  -- Its goods were handed over or came back: what it brought in is the operator's.
  closed_at timestamptz,
  closed_by uuid,
  closed_why text check (closed_why in
    ('collected', 'delivered', 'returned', 'lacking')),
  primary key (region_id, id),
  unique (region_id, number),
  check (cancelled_at is null or expired_at is null),
  check (closed_at is null or (cancelled_at is null and expired_at is null)),
  check ((closed_at is null) = (closed_why is null))
);
comment on table orders is 'region | kept 10 years | address and note emptied; the resident stays as an id';
create index orders_of_resident on orders (region_id, resident_id, id desc);
create index orders_of_window on orders (region_id, window_id, community_id, id);
create index orders_of_leader on orders (region_id, leader_id, id desc);
create index orders_of_checkout on orders (region_id, checkout_id);
create index orders_unpaid on orders (region_id, hold_until)
  where hold_until is not null and paid_at is null and cancelled_at is null and expired_at is null;

-- What was sold, as it was when it was sold. No foreign keys: the lane writes both in one go.
create table order_lines (
  region_id text not null,
  order_id uuid not null,
  line_number smallint not null,
  offer_id uuid not null,
  sku_id uuid not null,
  name jsonb not null,
  measure text not null,
  storage text not null,
  quantity bigint not null check (quantity > 0),
  unit_price_minor bigint not null check (unit_price_minor >= 0),
  goods_minor bigint not null check (goods_minor >= 0),
  discount_minor bigint not null default 0 check (discount_minor >= 0),
  tax_code text not null,
  tax_rate_basis_points integer not null,
  tax_minor bigint not null check (tax_minor >= 0),
  total_minor bigint not null check (total_minor >= 0),
  cost_minor bigint,
  supplier_id uuid,
  commission_basis_points integer not null default 0,
  commission_minor bigint not null default 0 check (commission_minor >= 0),
  replacement text not null check (replacement in ('yes', 'no', 'ask')),
  explanation jsonb not null default '[]',
  primary key (region_id, order_id, line_number)
);
comment on table order_lines is 'region | kept 10 years | nothing personal';
create index order_lines_of_offer on order_lines (region_id, offer_id, order_id);

-- What was taken off a line after it was sold: a price was cut, goods were withdrawn, came short,
-- weighed less, were claimed or came back. One cause (the cut, the offer, the claim) reduces a line
-- once. The quantity is what the line has lost; none where only its price fell.
create table order_reductions (
  region_id text not null,
  order_id uuid not null,
  line_number smallint not null,
  cause_id uuid not null,
  kind text not null check (kind in
    ('price-cut', 'withdrawn', 'short', 'weighed', 'claim', 'returned')),
  quantity bigint not null default 0 check (quantity >= 0),
  amount_minor bigint not null check (amount_minor >= 0),
  reduced_at timestamptz not null,
  reduced_by uuid,
  primary key (region_id, order_id, line_number, cause_id)
);
comment on table order_reductions is 'region | kept 10 years | nothing personal';

create table short_number_counters (
  region_id text not null,
  community_id uuid not null,
  pickup_date date not null,
  last_number integer not null default 0,
  primary key (region_id, community_id, pickup_date)
);
comment on table short_number_counters is 'region | kept 1 year | nothing personal';

-- One number a resident, community and day: bags carry it. A walk-in's number has no resident.
create table short_numbers (
  region_id text not null,
  community_id uuid not null,
  pickup_date date not null,
  resident_id uuid not null,
  short_number integer not null,
  primary key (region_id, community_id, pickup_date, resident_id),
  unique (region_id, community_id, pickup_date, short_number)
);
comment on table short_numbers is 'region | kept 1 year | nothing personal';

-- Orders read from a chat, waiting for the leader to confirm them.
create table draft_orders (
  region_id text not null,
  id uuid not null,
  batch_id uuid not null,
  -- Where the line stood in the chain.
  position integer not null,
  leader_id uuid not null,
  community_id uuid not null,
  window_id uuid not null,
  line_text text not null,
  neighbour_name text not null,
  resident_id uuid,
  items jsonb not null,
  problems jsonb not null default '[]',
  created_by uuid not null,
  created_at timestamptz not null default now(),
  order_id uuid,
  confirmed_at timestamptz,
  discarded_at timestamptz,
  primary key (region_id, id)
);
comment on table draft_orders is 'region | kept 30 days | deleted';
create index draft_orders_of_leader on draft_orders (region_id, leader_id, id desc);
