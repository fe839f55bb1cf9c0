create table payments (
  region_id text not null,
  id uuid not null,
  provider text not null,
  provider_reference text,
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  account_id text,
  payer_id uuid,
  redirect_url text,
  created_at timestamptz not null,
  expires_at timestamptz,
  captured_at timestamptz,
  failed_at timestamptz,
  failed_why text,
  next_query_at timestamptz,
  query_attempts integer not null default 0,
  primary key (region_id, id),
  check (captured_at is null or failed_at is null)
);
comment on table payments is 'region | kept 10 years | the payer stays as an id without a person';
create index payments_pending on payments (region_id, next_query_at)
  where captured_at is null and failed_at is null;
create unique index payments_by_reference on payments (region_id, provider, provider_reference)
  where provider_reference is not null;

-- What part of a payment settles which order; a top-up of a wallet has none.
create table payment_orders (
  region_id text not null,
  payment_id uuid not null,
  order_id uuid not null,
  amount_minor bigint not null check (amount_minor > 0),
  primary key (region_id, payment_id, order_id)
);
comment on table payment_orders is 'region | kept 10 years | nothing personal';
create index payment_orders_of_order on payment_orders (region_id, order_id);

-- Issued when the money is owed back; it then succeeds, fails and is tried again, or is rerouted.
create table refunds (
  region_id text not null,
  id uuid not null,
  payment_id uuid not null,
  order_id uuid,
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  reason text not null,
  route text not null check (route in ('original', 'wallet', 'cash')),
  provider_reference text,
  issued_by uuid,
  issued_at timestamptz not null,
  attempts integer not null default 0,
  next_try_at timestamptz,
  last_error text,
  alerted_at timestamptz,
  succeeded_at timestamptz,
  rerouted_at timestamptz,
  rerouted_to uuid,
  primary key (region_id, id),
  check (succeeded_at is null or rerouted_at is null)
);
comment on table refunds is 'region | kept 10 years | nothing personal';
create index refunds_of_order on refunds (region_id, order_id);
create index refunds_of_payment on refunds (region_id, payment_id);
create index refunds_waiting on refunds (region_id, next_try_at)
  where succeeded_at is null and rerouted_at is null;

create table payment_notifications (
  region_id text not null,
  id uuid not null,
  provider text not null,
  event_id text not null,
  kind text not null,
  payment_id uuid,
  body jsonb not null,
  received_at timestamptz not null default now(),
  processed_at timestamptz,
  quarantined_why text,
  resolved_at timestamptz,
  resolved_by uuid,
  primary key (region_id, id),
  unique (region_id, provider, event_id)
);
comment on table payment_notifications is 'region | kept 10 years | nothing personal';
create index payment_notifications_quarantined on payment_notifications (region_id, received_at desc)
  where quarantined_why is not null;

-- Cash taken for an order, once: the holder owes it from then on.
create table cash_receipts (
  region_id text not null,
  order_id uuid not null,
  payment_id uuid not null,
  account_id text not null,
  amount_minor bigint not null check (amount_minor > 0),
  taken_by uuid not null,
  taken_at timestamptz not null,
  primary key (region_id, order_id)
);
comment on table cash_receipts is 'region | kept 10 years | the taker stays as an id without a person';

-- The sandbox is the outside world's side: its own books, which the program asks over HTTP only.
create table sandbox_charges (
  id uuid primary key,
  merchant text not null,
  reference text not null,
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  description text not null,
  return_url text not null,
  notify_url text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  paid_at timestamptz,
  refused_at timestamptz,
  unique (merchant, reference)
);
comment on table sandbox_charges is 'local | kept 1 year | nothing personal';

create table sandbox_refunds (
  id uuid primary key,
  charge_id uuid not null references sandbox_charges (id),
  reference text not null unique,
  amount_minor bigint not null check (amount_minor > 0),
  created_at timestamptz not null default now(),
  succeeded_at timestamptz,
  failed_at timestamptz,
  failed_why text
);
comment on table sandbox_refunds is 'local | kept 1 year | nothing personal';

create table sandbox_notifications (
  id uuid primary key,
  url text not null,
  body text not null,
  attempts integer not null default 0,
  next_try_at timestamptz not null default now(),
  delivered_at timestamptz,
  given_up_at timestamptz,
  created_at timestamptz not null default now()
);
comment on table sandbox_notifications is 'local | kept 90 days | nothing personal';
create index sandbox_notifications_waiting on sandbox_notifications (next_try_at)
  where delivered_at is null and given_up_at is null;
