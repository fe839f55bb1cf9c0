-- State: captured, else failed, else expired, else waiting. Money that comes late is still taken, so
-- that what comes after says whether it is used or given back.
create table payments (
  region_id text not null,
  id uuid not null,
  provider text not null,
  provider_reference text,
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  -- Where the money comes from: wallet:<resident>, provider:<name>, or cash:<holder> once taken.
  account_id text,
  -- A wallet that is topped up; null where orders are paid.
  top_up_account_id text,
  -- The person who pays, and the resident they pay as; money may go back to that one's wallet.
  payer_id uuid,
  payer_resident_id uuid,
  redirect_url text,
  created_at timestamptz not null,
  expires_at timestamptz,
  captured_at timestamptz,
  -- When the provider says it was paid, by the provider's clock: what its daily bill goes by.
  provider_paid_at timestamptz,
  expired_at timestamptz,
  failed_at timestamptz,
  failed_why text,
  -- Real time, as every retry.
  next_query_at timestamptz,
  query_attempts integer not null default 0,
  primary key (region_id, id)
);
comment on table payments is 'region | kept 10 years | the payer stays as an id without a person';
create index payments_to_query on payments (next_query_at) where next_query_at is not null;
create index payments_to_expire on payments (expires_at)
  where captured_at is null and failed_at is null and expired_at is null;
create index payments_of_payer on payments (region_id, payer_id, id desc);
create index payments_of_provider_day on payments (region_id, provider, provider_paid_at)
  where provider_paid_at is not null;
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

-- Issued when the money is owed back; it then succeeds, fails and is tried again, or is rerouted:
-- then another refund carries the money on another way.
create table refunds (
  region_id text not null,
  id uuid not null,
  payment_id uuid not null,
  order_id uuid,
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  reason text not null,
  -- original: through the provider; wallet; cash: by the holder's hand; bank: by finance's hand.
  route text not null check (route in ('original', 'wallet', 'cash', 'bank')),
  provider_reference text,
  issued_by uuid,
  issued_at timestamptz not null,
  -- How often the provider said no; each try after a no has a number of its own there.
  attempts integer not null default 0,
  next_try_at timestamptz,
  -- Set while the provider may be doing it: its answer is not known, so no other way may be taken.
  asked_at timestamptz,
  failed_at timestamptz,
  last_error text,
  alerted_at timestamptz,
  succeeded_at timestamptz,
  succeeded_by uuid,
  -- By the provider's clock, and a bank's or person's own words on what proves it.
  provider_settled_at timestamptz,
  proof text,
  rerouted_at timestamptz,
  rerouted_by uuid,
  rerouted_to uuid,
  primary key (region_id, id),
  check (succeeded_at is null or rerouted_at is null)
);
comment on table refunds is 'region | kept 10 years | nothing personal';
create index refunds_of_order on refunds (region_id, order_id);
create index refunds_of_payment on refunds (region_id, payment_id);
create index refunds_to_try on refunds (next_try_at) where next_try_at is not null;
create index refunds_open on refunds (region_id, id desc)
  where succeeded_at is null and rerouted_at is null;
create index refunds_settled_day on refunds (region_id, provider_settled_at)
  where provider_settled_at is not null;

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
  resolution text check (resolution in ('processed', 'dismissed')),
  resolved_why text,
  primary key (region_id, id),
  unique (region_id, provider, event_id)
);
comment on table payment_notifications is 'region | kept 10 years | nothing personal';
create index payment_notifications_quarantined on payment_notifications (region_id, id desc)
  where quarantined_why is not null;

-- Cash taken for an order, once: the holder owes it from then on, unless it was handed back because
-- the goods did not go out after all.
create table cash_receipts (
  region_id text not null,
  order_id uuid not null,
  payment_id uuid not null,
  account_id text not null,
  amount_minor bigint not null check (amount_minor > 0),
  taken_by uuid not null,
  taken_at timestamptz not null,
  undone_at timestamptz,
  undone_by uuid,
  primary key (region_id, order_id, taken_at)
);
comment on table cash_receipts is 'region | kept 10 years | the taker stays as an id without a person';
create unique index cash_receipts_live on cash_receipts (region_id, order_id)
  where undone_at is null;
create index cash_receipts_of_payment on cash_receipts (region_id, payment_id);
create index cash_receipts_of_taker on cash_receipts (region_id, taken_by, taken_at desc);

-- Cash that a holder brought in: from then on it is the bank's to owe.
create table cash_pay_ins (
  region_id text not null,
  id uuid not null,
  account_id text not null,
  amount_minor bigint not null check (amount_minor > 0),
  proof text not null,
  received_by uuid not null,
  received_at timestamptz not null,
  primary key (region_id, id)
);
comment on table cash_pay_ins is 'region | kept 10 years | the receiver stays as an id without a person';
create index cash_pay_ins_of_holder on cash_pay_ins (region_id, account_id, received_at desc);

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
create index sandbox_charges_paid on sandbox_charges (merchant, paid_at) where paid_at is not null;
comment on table sandbox_charges is 'local | kept 1 year | nothing personal';

create table sandbox_refunds (
  id uuid primary key,
  charge_id uuid not null references sandbox_charges (id),
  reference text not null unique,
  amount_minor bigint not null check (amount_minor > 0),
  created_at timestamptz not null default now(),
  settles_at timestamptz,
  succeeded_at timestamptz,
  failed_at timestamptz,
  failed_why text
);
create index sandbox_refunds_of_charge on sandbox_refunds (charge_id);
create index sandbox_refunds_delayed on sandbox_refunds (settles_at)
  where succeeded_at is null and failed_at is null;
comment on table sandbox_refunds is 'local | kept 1 year | nothing personal';

create table sandbox_notifications (
  id uuid primary key,
  url text not null,
  body text not null,
  attempts integer not null default 0,
  next_try_at timestamptz not null default now(),
  last_error text,
  delivered_at timestamptz,
  given_up_at timestamptz,
  created_at timestamptz not null default now()
);
comment on table sandbox_notifications is 'local | kept 90 days | nothing personal';
create index sandbox_notifications_waiting on sandbox_notifications (next_try_at)
  where delivered_at is null and given_up_at is null;
