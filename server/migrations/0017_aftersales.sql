-- What a resident says was wrong with a line. The decision in force is kept beside it; every
-- decision that led there is a row of claim_decisions.
create table claims (
  region_id text not null,
  id uuid not null,
  order_id uuid not null,
  line_number smallint not null,
  sku_id uuid not null references skus (id),
  supplier_id uuid,
  community_id uuid not null,
  station_id uuid not null,
  resident_id uuid,
  leader_id uuid,
  pickup_date date not null,
  reason text not null check (reason in ('damaged', 'spoiled', 'missing', 'wrong', 'quality',
    'short-weight', 'other')),
  wish text not null check (wish in ('refund', 'again')),
  -- Pieces or grams, and what they cost when it was raised.
  quantity bigint not null check (quantity > 0),
  asked_minor bigint not null check (asked_minor >= 0),
  note text not null default '',
  picture_ids uuid[] not null default '{}',
  raised_as text not null check (raised_as in ('resident', 'leader', 'support')),
  raised_by uuid not null,
  raised_at timestamptz not null,
  -- Why no rule decided it; null where one did.
  waits_for text,
  decided_at timestamptz,
  -- Null: decided by rule.
  decided_by uuid,
  decision text check (decision in ('refund', 'again', 'reject')),
  -- Kept sums of its decisions.
  refunded_minor bigint not null default 0 check (refunded_minor >= 0),
  taken_quantity bigint not null default 0 check (taken_quantity between 0 and quantity),
  bearer_kind text check (bearer_kind in ('supplier', 'operator', 'station', 'courier', 'leader')),
  bearer_id uuid,
  objected_at timestamptz,
  arbitrated_at timestamptz,
  primary key (region_id, id),
  check ((decided_at is null) = (decision is null))
);
comment on table claims is 'region | kept 10 years | the note is emptied; people stay as ids without a person';
create index claims_of_line on claims (region_id, order_id, line_number);
create index claims_of_resident on claims (region_id, resident_id, id desc);
create index claims_by_picture on claims using gin (picture_ids);
create index claims_of_community on claims (region_id, community_id, id desc);
create index claims_of_sku_day on claims (region_id, sku_id, pickup_date);
create index claims_borne on claims (region_id, bearer_id, id desc) where bearer_id is not null;
create index claims_waiting on claims (region_id, id)
  where decided_at is null or (objected_at is not null and arbitrated_at is null);

-- One row a resident: locked while a claim of theirs is judged, so that the limits of what a rule
-- may approve hold for two claims at once.
create table claimants (
  region_id text not null,
  resident_id uuid not null,
  last_claimed_at timestamptz not null,
  primary key (region_id, resident_id)
);
comment on table claimants is 'region | kept always | the resident stays as an id without a person';

-- The first decision reduces the line in the claim's name, later ones in their own.
create table claim_decisions (
  region_id text not null,
  claim_id uuid not null,
  number smallint not null check (number > 0),
  id uuid not null,
  kind text not null check (kind in ('rule', 'person', 'arbitration', 'no-stock', 'incident')),
  decision text not null check (decision in ('refund', 'again', 'reject')),
  -- What this decision alone gave back.
  amount_minor bigint not null check (amount_minor >= 0),
  quantity bigint not null check (quantity >= 0),
  bearer_kind text check (bearer_kind in ('supplier', 'operator', 'station', 'courier', 'leader')),
  bearer_id uuid,
  why text not null,
  decided_by uuid,
  decided_at timestamptz not null,
  primary key (region_id, claim_id, number),
  foreign key (region_id, claim_id) references claims (region_id, id)
);
comment on table claim_decisions is 'region | kept 10 years | people stay as ids without a person';
revoke update, delete, truncate on claim_decisions from linli_app;

-- Each side may object once.
create table claim_objections (
  region_id text not null,
  claim_id uuid not null,
  side text not null check (side in ('resident', 'supplier', 'leader', 'station')),
  why text not null,
  picture_ids uuid[] not null default '{}',
  objected_by uuid not null,
  objected_at timestamptz not null,
  primary key (region_id, claim_id, side),
  foreign key (region_id, claim_id) references claims (region_id, id)
);
comment on table claim_objections is 'region | kept 10 years | a resident''s words are emptied; people stay as ids';

-- Goods promised again. Waiting: no goods taken yet; then taken from a warehouse's stock and handed
-- over with a pickup, or given up: the money goes back.
create table claim_replacements (
  region_id text not null,
  claim_id uuid not null,
  order_id uuid not null,
  sku_id uuid not null references skus (id),
  quantity bigint not null check (quantity > 0),
  warehouse_id uuid not null,
  community_id uuid not null,
  resident_id uuid,
  pickup_date date not null,
  promised_at timestamptz not null,
  promised_by uuid,
  -- Without goods by then, the money goes back.
  deadline_at timestamptz not null,
  taken_at timestamptz,
  handed_over_at timestamptz,
  handed_over_by uuid,
  -- The order with which it was handed over, where there was one.
  handed_with uuid,
  given_up_at timestamptz,
  given_up_why text,
  primary key (region_id, claim_id),
  foreign key (region_id, claim_id) references claims (region_id, id),
  check (taken_at is null or given_up_at is null),
  check (handed_over_at is null or taken_at is not null)
);
comment on table claim_replacements is 'region | kept 10 years | people stay as ids without a person';
create index claim_replacements_waiting on claim_replacements (region_id, warehouse_id, claim_id)
  where taken_at is null and given_up_at is null;
create index claim_replacements_to_hand_over on claim_replacements (region_id, resident_id)
  where taken_at is not null and handed_over_at is null;
create index claim_replacements_of_day on claim_replacements (region_id, warehouse_id, pickup_date);
create index claim_replacements_handed_with on claim_replacements (region_id, handed_with)
  where handed_with is not null;

-- One action for a whole lot, load, or SKU of a day. Found, stock stopped, refunded and told: each
-- step is an instant, so that work that was interrupted goes on where it was.
create table incidents (
  region_id text not null,
  id uuid not null,
  kind text not null check (kind in ('lot', 'load', 'sku-day')),
  lot_id uuid,
  load_id uuid,
  sku_id uuid,
  pickup_date date,
  station_id uuid,
  what text not null,
  share_basis_points integer not null check (share_basis_points between 0 and 10000),
  bearer_kind text not null check (bearer_kind in ('supplier', 'operator', 'station', 'courier',
    'leader')),
  bearer_id uuid,
  -- In the operator's own words, by language; empty: the words of the template.
  told jsonb not null default '{}',
  declared_by uuid not null,
  declared_at timestamptz not null,
  found_at timestamptz,
  stock_stopped_at timestamptz,
  stock_stopped_quantity bigint not null default 0,
  finished_at timestamptz,
  primary key (region_id, id)
);
comment on table incidents is 'region | kept 10 years | people stay as ids without a person';
create index incidents_of_sku_day on incidents (region_id, sku_id, pickup_date);

create table incident_lines (
  region_id text not null,
  incident_id uuid not null,
  order_id uuid not null,
  line_number smallint not null,
  sku_id uuid not null,
  -- Of the affected goods in the line: pieces or grams.
  quantity bigint not null check (quantity > 0),
  resident_id uuid,
  community_id uuid not null,
  refunded_minor bigint,
  refunded_at timestamptz,
  primary key (region_id, incident_id, order_id, line_number),
  foreign key (region_id, incident_id) references incidents (region_id, id)
);
comment on table incident_lines is 'region | kept 10 years | the resident stays as an id without a person';
create index incident_lines_to_refund on incident_lines (region_id, incident_id, order_id)
  where refunded_at is null;
create index incident_lines_of_order on incident_lines (region_id, order_id);
