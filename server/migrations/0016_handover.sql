-- An order whose goods wait at its pickup point, from ready until they are fetched or go back. Its
-- lock keeps apart all that hand it over, take that back, or send it back.
create table pickups (
  region_id text not null,
  order_id uuid not null,
  community_id uuid not null,
  station_id uuid not null,
  pickup_date date not null,
  resident_id uuid,
  ready_at timestamptz not null,
  -- Null until the rules of its goods were read.
  deadline_at timestamptz,
  extensions smallint not null default 0,
  extended_at timestamptz,
  extended_by uuid,
  reminded_at timestamptz,
  last_reminded_at timestamptz,
  handed_at timestamptz,
  returned_at timestamptz,
  -- Whether cash was still open when it went back: what counts as a no-show.
  was_cash boolean not null default false,
  primary key (region_id, order_id),
  check (handed_at is null or returned_at is null)
);
comment on table pickups is 'region | kept 2 years | the resident stays as an id';
create index pickups_waiting on pickups (deadline_at)
  where handed_at is null and returned_at is null;
create index pickups_of_community on pickups (region_id, community_id, pickup_date);
create index pickups_no_shows on pickups (region_id, resident_id, returned_at)
  where was_cash and returned_at is not null;

-- What a holder shows: eight digits and a signed token. One for each resident, community and day
-- (resident), for an order without a resident (order), and for somebody else who fetches one order
-- (forwarded). The digits are kept as a keyed hash to check and encrypted to show again.
create table pickup_codes (
  region_id text not null,
  id uuid not null,
  kind text not null check (kind in ('resident', 'order', 'forwarded')),
  community_id uuid not null,
  pickup_date date not null,
  resident_id uuid,
  order_id uuid,
  hash_key_id text not null,
  digits_hash bytea not null,
  seal_key_id text not null,
  digits_sealed bytea not null,
  -- Rises when the code is made anew; an older picture of it is then void.
  version integer not null default 1,
  renewed_at timestamptz,
  forwarded_to text,
  created_at timestamptz not null,
  created_by uuid,
  revoked_at timestamptz,
  revoked_by uuid,
  used_at timestamptz,
  primary key (region_id, id),
  unique (region_id, community_id, pickup_date, digits_hash),
  check ((kind = 'resident') = (order_id is null)),
  check (kind <> 'resident' or resident_id is not null),
  check ((kind = 'forwarded') = (forwarded_to is not null))
);
comment on table pickup_codes is 'region | kept 1 year | the name of who fetches is emptied; ids stay';
create index pickup_codes_by_digits on pickup_codes (region_id, community_id, digits_hash);
create unique index pickup_codes_of_resident on pickup_codes
  (region_id, resident_id, community_id, pickup_date) where kind = 'resident';
create unique index pickup_codes_of_order on pickup_codes (region_id, order_id)
  where kind = 'order';
create index pickup_codes_forwarded on pickup_codes (region_id, order_id, id)
  where kind = 'forwarded';

-- Wrong guesses against one target, whoever guessed from wherever.
create table handover_attempts (
  region_id text not null,
  community_id uuid not null,
  day date not null,
  kind text not null check (kind in ('digits', 'phone', 'slip')),
  wrong integer not null default 0,
  locked_until timestamptz,
  primary key (region_id, community_id, day, kind)
);
comment on table handover_attempts is 'region | kept 1 year | nothing personal';

create table handovers (
  region_id text not null,
  id uuid not null,
  order_id uuid not null,
  community_id uuid not null,
  station_id uuid not null,
  pickup_date date not null,
  resident_id uuid,
  method text not null check (method in ('digits', 'token', 'slip', 'phone', 'picture')),
  why text not null check (why in ('collected', 'delivered')),
  -- The code that was shown, where one was.
  code_id uuid,
  door_delivery_id uuid,
  picture_id uuid,
  handed_by uuid not null,
  -- When it happened: offline earlier than it was recorded.
  handed_at timestamptz not null,
  recorded_at timestamptz not null,
  device_id text,
  bag_count integer not null default 0,
  cash_minor bigint not null default 0 check (cash_minor >= 0),
  cash_account_id text,
  undone_at timestamptz,
  undone_by uuid,
  undone_why text,
  primary key (region_id, id),
  check ((undone_at is null) = (undone_why is null)),
  check ((cash_minor > 0) = (cash_account_id is not null))
);
comment on table handovers is 'region | kept 10 years | who handed over stays as an id without a person';
create unique index handovers_live on handovers (region_id, order_id) where undone_at is null;
create index handovers_of_order on handovers (region_id, order_id);
create index handovers_of_community on handovers (region_id, community_id, pickup_date);

-- What a phone did offline, item by item: sent again it is answered from here.
create table handover_sync_items (
  region_id text not null,
  community_id uuid not null,
  device_id text not null,
  item_id uuid not null,
  outcome text not null check (outcome in ('done', 'conflict')),
  code text,
  reason text,
  order_ids uuid[] not null,
  handed_by uuid not null,
  handed_at timestamptz not null,
  cash_minor bigint not null default 0,
  received_at timestamptz not null,
  primary key (region_id, community_id, device_id, item_id)
);
comment on table handover_sync_items is 'region | kept 2 years | who handed over stays as an id without a person';

-- What happened at a pickup point and does not fit what the program knew: nothing of it is lost.
create table handover_conflicts (
  region_id text not null,
  id uuid not null,
  order_id uuid not null,
  community_id uuid not null,
  kind text not null check (kind in
    ('handed-over-twice', 'refunded', 'cancelled', 'returned', 'unpaid', 'cash-over', 'cash-short')),
  -- The handover that stays, where there is one.
  handover_id uuid,
  device_id text not null,
  item_id uuid not null,
  handed_by uuid not null,
  handed_at timestamptz not null,
  -- Cash that was taken beyond what is due, and who holds it.
  cash_minor bigint not null default 0 check (cash_minor >= 0),
  cash_account_id text,
  recorded_at timestamptz not null,
  resolved_at timestamptz,
  resolved_by uuid,
  resolution text check (resolution in ('cash-returned', 'cash-credited', 'settled')),
  resolved_why text,
  primary key (region_id, id),
  unique (region_id, community_id, device_id, item_id, order_id, kind),
  check ((resolved_at is null) = (resolution is null))
);
comment on table handover_conflicts is 'region | kept 10 years | who handed over stays as an id without a person';
create index handover_conflicts_of_community on handover_conflicts (region_id, community_id, id desc);
create index handover_conflicts_open on handover_conflicts (region_id, id desc)
  where resolved_at is null;

-- Goods that nobody fetched: back in stock, or written off without having been there again.
create table uncollected_lines (
  region_id text not null,
  order_id uuid not null,
  line_number smallint not null,
  station_id uuid not null,
  sku_id uuid not null,
  quantity bigint not null check (quantity > 0),
  fate text not null check (fate in ('restocked', 'written-off')),
  refunded_minor bigint not null check (refunded_minor >= 0),
  kept_minor bigint not null check (kept_minor >= 0),
  returned_at timestamptz not null,
  primary key (region_id, order_id, line_number)
);
comment on table uncollected_lines is 'region | kept 10 years | nothing personal';
create index uncollected_lines_of_day on uncollected_lines (region_id, returned_at);

create table door_deliveries (
  region_id text not null,
  id uuid not null,
  order_id uuid not null,
  community_id uuid not null,
  station_id uuid not null,
  pickup_date date not null,
  resident_id uuid,
  fee_minor bigint not null check (fee_minor >= 0),
  -- none where the order itself has paid for its delivery.
  paid_how text not null check (paid_how in ('wallet', 'cash', 'none')),
  address jsonb,
  note text not null default '',
  asked_at timestamptz not null,
  asked_by uuid,
  accepted_at timestamptz,
  accepted_by uuid,
  -- Who earns the fee: the leader where one brings it, else the courier as a person.
  leader_id uuid,
  done_at timestamptz,
  done_by uuid,
  cash_account_id text,
  cancelled_at timestamptz,
  cancelled_by uuid,
  cancelled_why text,
  primary key (region_id, id),
  check ((cancelled_at is null) = (cancelled_why is null)),
  check (done_at is null or cancelled_at is null),
  check (done_at is null or accepted_at is not null)
);
comment on table door_deliveries is 'region | kept 10 years | address and note emptied; ids stay';
create unique index door_deliveries_live on door_deliveries (region_id, order_id)
  where cancelled_at is null;
create index door_deliveries_of_community on door_deliveries
  (region_id, community_id, pickup_date, id);
create index door_deliveries_open on door_deliveries (region_id, resident_id, pickup_date)
  where cancelled_at is null and done_at is null;

-- What a leader asks for bringing an order to the door, instead of the setting.
create table leader_door_fees (
  region_id text not null,
  leader_id uuid not null,
  fee_minor bigint not null check (fee_minor >= 0),
  set_by uuid not null,
  set_at timestamptz not null,
  primary key (region_id, leader_id)
);
comment on table leader_door_fees is 'region | kept always | nothing personal';
