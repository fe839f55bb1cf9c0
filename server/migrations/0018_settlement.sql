-- What leaders and couriers earn, what suppliers are owed, and how it is paid out. A leader's
-- entries are facts; the ledger gets one transfer for all of them that mature together.

-- One row an order that was closed once: what serializes the consumers that bring its entries to
-- what its lines earn now.
create table commission_orders (
  region_id text not null,
  order_id uuid not null,
  leader_id uuid not null,
  -- When the newest closing's claim window ends.
  matures_at timestamptz not null,
  primary key (region_id, order_id)
);
comment on table commission_orders is 'region | kept 10 years | nothing personal';

create table commission_entries (
  region_id text not null,
  id uuid not null,
  earner_kind text not null check (earner_kind in ('leader', 'courier')),
  -- The leadership, or the courier's person.
  earner_id uuid not null,
  kind text not null check (kind in
    ('earned', 'clawback', 'reversal', 'loss', 'door-fee', 'adjustment')),
  order_id uuid,
  -- None: the whole order.
  line_number smallint,
  -- The claim, the shortfall, the door delivery.
  subject_id uuid,
  amount_minor bigint not null check (amount_minor <> 0),
  -- Why this amount: what the line cost when it was entered, without tax, and the rate on that.
  due_minor bigint,
  net_minor bigint,
  basis_points integer,
  reason text not null default '',
  -- The event, or the call, that made it.
  cause_id uuid not null,
  entered_by uuid,
  earned_at timestamptz not null,
  matures_at timestamptz not null,
  matured_in uuid,
  primary key (region_id, id),
  unique nulls not distinct (region_id, cause_id, line_number, earner_id, subject_id)
);
comment on table commission_entries is 'region | kept 10 years | nothing personal';
revoke update, delete, truncate on commission_entries from linli_app;
grant update (matured_in) on commission_entries to linli_app;
create index commission_entries_of_order on commission_entries (region_id, order_id)
  where order_id is not null;
create index commission_entries_of_earner on commission_entries (region_id, earner_id, id desc);
create index commission_entries_pending on commission_entries (matures_at)
  where matured_in is null;
create index commission_entries_matured on commission_entries (region_id, matured_in)
  where matured_in is not null;

-- Entries of an earner that became available together: one transfer.
create table commission_maturities (
  region_id text not null,
  id uuid not null,
  earner_kind text not null check (earner_kind in ('leader', 'courier')),
  earner_id uuid not null,
  amount_minor bigint not null,
  entries integer not null check (entries > 0),
  matured_at timestamptz not null,
  -- The payout that it explains a part of.
  payout_id uuid,
  primary key (region_id, id)
);
comment on table commission_maturities is 'region | kept 10 years | nothing personal';
create index commission_maturities_of_earner
  on commission_maturities (region_id, earner_id, payout_id);

-- What went wrong, and by whom it is borne: below zero where another bears it instead.
create table borne_losses (
  region_id text not null,
  id uuid not null,
  event_id uuid not null,
  subject_kind text not null check (subject_kind in ('shortfall', 'claim', 'incident')),
  subject_id uuid not null,
  order_id uuid,
  line_number smallint,
  sku_id uuid,
  stage text not null default '',
  bearer_kind text not null,
  bearer_id uuid,
  amount_minor bigint not null check (amount_minor <> 0),
  occurred_at timestamptz not null,
  primary key (region_id, id),
  unique nulls not distinct (region_id, event_id, bearer_kind, bearer_id)
);
comment on table borne_losses is 'region | kept 10 years | nothing personal';
create index borne_losses_by_day on borne_losses (region_id, occurred_at);

create table supplier_entries (
  region_id text not null,
  id uuid not null,
  supplier_id uuid not null,
  kind text not null check (kind in
    ('delivered', 'claim', 'return', 'adjustment', 'dispute', 'carried-forward')),
  amount_minor bigint not null check (amount_minor <> 0),
  subject_kind text not null,
  -- The line of a receipt, the claim, the return, the dispute, the statement carried forward.
  subject_id uuid not null,
  sku_id uuid,
  -- Pieces, or grams where weighed.
  quantity bigint,
  reason text not null default '',
  -- In the region's time.
  day date not null,
  cause_id uuid not null,
  entered_by uuid,
  entered_at timestamptz not null,
  statement_id uuid,
  primary key (region_id, id),
  unique (region_id, cause_id, subject_id, supplier_id)
);
comment on table supplier_entries is 'region | kept 10 years | nothing personal';
revoke update, delete, truncate on supplier_entries from linli_app;
grant update (statement_id) on supplier_entries to linli_app;
create index supplier_entries_open on supplier_entries (region_id, supplier_id, day)
  where statement_id is null;
create index supplier_entries_of_statement on supplier_entries (region_id, statement_id, id)
  where statement_id is not null;
create index supplier_entries_of_supplier on supplier_entries (region_id, supplier_id, id desc);
create index supplier_entries_by_day on supplier_entries (region_id, day);

create table supplier_statements (
  region_id text not null,
  id uuid not null,
  supplier_id uuid not null,
  number text not null,
  period_from date not null,
  period_until date not null,
  due_on date not null,
  -- With what earlier statements carried forward; below zero it is carried on itself.
  total_minor bigint not null,
  -- What was posted to the supplier's account: the total without what was carried forward.
  posted_minor bigint not null,
  entries integer not null check (entries > 0),
  disputable_until date not null,
  closed_at timestamptz not null,
  -- When its due day was worked, and the payout that came of it.
  settled_at timestamptz,
  payout_id uuid,
  primary key (region_id, id),
  unique (region_id, number),
  unique (region_id, supplier_id, period_from),
  check (period_until >= period_from)
);
comment on table supplier_statements is 'region | kept 10 years | nothing personal';
create index supplier_statements_of_supplier
  on supplier_statements (region_id, supplier_id, period_until desc);
create index supplier_statements_due on supplier_statements (region_id, due_on)
  where settled_at is null;

create table supplier_disputes (
  region_id text not null,
  id uuid not null,
  supplier_id uuid not null,
  statement_id uuid not null,
  entry_id uuid not null,
  -- What the supplier says the line should be.
  claimed_minor bigint not null,
  why text not null,
  raised_by uuid not null,
  raised_at timestamptz not null,
  resolved_at timestamptz,
  resolved_by uuid,
  resolution text check (resolution in ('granted', 'declined')),
  resolved_why text,
  -- What the next statement gets for it.
  adjustment_minor bigint,
  primary key (region_id, id),
  foreign key (region_id, statement_id) references supplier_statements (region_id, id),
  check ((resolved_at is null) = (resolution is null))
);
comment on table supplier_disputes is 'region | kept 10 years | the people stay as ids';
-- A line is disputed once.
create unique index supplier_disputes_of_entry on supplier_disputes (region_id, entry_id);
create index supplier_disputes_open on supplier_disputes (region_id, id desc)
  where resolved_at is null;

-- Whom money is paid out to. The row is also what makes two payouts of one payee wait for each other.
create table payees (
  region_id text not null,
  kind text not null check (kind in ('leader', 'supplier', 'courier')),
  id uuid not null,
  -- The person who gets the money; none for suppliers.
  person_id uuid,
  bank_name text,
  account_ending text,
  -- Holder and number of the account, encrypted with LINLI_SECRET.
  bank_key_id text,
  bank_sealed bytea,
  bank_set_by uuid,
  bank_set_at timestamptz,
  primary key (region_id, kind, id),
  check ((bank_sealed is null) = (bank_key_id is null))
);
comment on table payees is 'region | kept 10 years | the bank account is emptied';
create index payees_of_person on payees (person_id) where person_id is not null;

create table payouts (
  region_id text not null,
  id uuid not null,
  payee_kind text not null check (payee_kind in ('leader', 'supplier', 'courier')),
  payee_id uuid not null,
  currency text not null,
  gross_minor bigint not null check (gross_minor > 0),
  tax_minor bigint not null default 0 check (tax_minor between 0 and gross_minor),
  -- What was available when it was asked for, and what of it had been left over before.
  available_minor bigint not null,
  opening_minor bigint not null,
  -- The due day of the statements that it was made for by itself; none when asked for.
  period text,
  -- The month, YYYY-MM in the region's time, in which its tax is counted.
  tax_month text not null,
  requested_by uuid,
  requested_at timestamptz not null,
  approved_by uuid,
  approved_at timestamptz,
  batch_id uuid,
  attempts integer not null default 0,
  paid_at timestamptz,
  reference text,
  failed_at timestamptz,
  failed_why text,
  cancelled_at timestamptz,
  cancelled_by uuid,
  cancelled_why text,
  primary key (region_id, id),
  check (paid_at is null or cancelled_at is null)
);
comment on table payouts is 'region | kept 10 years | the people stay as ids';
-- Made by itself, a payee gets one payout a period.
create unique index payouts_of_period on payouts (region_id, payee_kind, payee_id, period)
  where period is not null and cancelled_at is null;
create index payouts_of_payee on payouts (region_id, payee_id, id desc);
create index payouts_of_month on payouts (region_id, payee_id, tax_month)
  where cancelled_at is null;
create index payouts_open on payouts (region_id, id)
  where paid_at is null and cancelled_at is null;

create table payout_batches (
  region_id text not null,
  id uuid not null,
  number text not null,
  currency text not null,
  payouts integer not null check (payouts > 0),
  total_minor bigint not null check (total_minor > 0),
  made_by uuid not null,
  made_at timestamptz not null,
  sent_at timestamptz,
  sent_by uuid,
  primary key (region_id, id),
  unique (region_id, number)
);
comment on table payout_batches is 'region | kept 10 years | the people stay as ids';

-- A payout in a batch, with the account it goes to; failed, it may stand in another batch again.
create table payout_attempts (
  region_id text not null,
  batch_id uuid not null,
  payout_id uuid not null,
  attempt integer not null,
  amount_minor bigint not null check (amount_minor > 0),
  bank_name text not null,
  account_ending text not null,
  bank_key_id text,
  bank_sealed bytea,
  status text check (status in ('paid', 'failed')),
  reference text,
  why text,
  resulted_at timestamptz,
  resulted_by uuid,
  primary key (region_id, batch_id, payout_id),
  foreign key (region_id, batch_id) references payout_batches (region_id, id),
  foreign key (region_id, payout_id) references payouts (region_id, id)
);
comment on table payout_attempts is 'region | kept 10 years | the bank account is emptied';
create index payout_attempts_of_payout on payout_attempts (region_id, payout_id);

-- Cash counted when a leader or station brought it in, against what it owed.
create table cash_deposits (
  region_id text not null,
  id uuid not null,
  holder_kind text not null check (holder_kind in ('leader', 'station')),
  holder_id uuid not null,
  owed_minor bigint not null check (owed_minor >= 0),
  counted_minor bigint not null check (counted_minor > 0),
  -- Counted less owed: above zero is over, below is short.
  difference_minor bigint not null,
  slip text not null,
  picture_id uuid,
  counted_by uuid not null,
  counted_at timestamptz not null,
  -- What finance no longer asks the holder for.
  written_off_minor bigint check (written_off_minor > 0),
  written_off_at timestamptz,
  written_off_by uuid,
  written_off_why text,
  primary key (region_id, id),
  check (difference_minor = counted_minor - owed_minor),
  check ((written_off_at is null) = (written_off_minor is null))
);
comment on table cash_deposits is 'region | kept 10 years | the people stay as ids';
-- One slip is brought in once.
create unique index cash_deposits_by_slip
  on cash_deposits (region_id, holder_kind, holder_id, slip);

-- What an invoice office needs of an order, and of what was given back after it.
create table invoices (
  region_id text not null,
  id uuid not null,
  number text not null,
  order_id uuid not null,
  -- The invoice that this red-letter one takes back a part of.
  original_id uuid,
  buyer_title text not null,
  buyer_tax_number text,
  lines jsonb not null,
  net_minor bigint not null,
  tax_minor bigint not null,
  gross_minor bigint not null,
  cause_id uuid not null,
  requested_by uuid,
  issued_at timestamptz not null,
  primary key (region_id, id),
  unique (region_id, number),
  unique (region_id, order_id, cause_id),
  check (gross_minor = net_minor + tax_minor)
);
comment on table invoices is 'region | kept 10 years | the title stays: tax law asks for it';
create unique index invoices_of_order on invoices (region_id, order_id) where original_id is null;
