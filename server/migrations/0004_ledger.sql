-- An account's id says what it is: wallet:<resident>, escrow, provider:<name>, cash:<holder>.
-- Its balance is credits less debits: what the operator owes its holder.
create table accounts (
  region_id text not null references regions (id),
  id text not null,
  kind text not null,
  owner_id uuid,
  currency text not null,
  -- People's balances are kept rows with a floor; the operator's are summed by rollup.
  is_kept boolean not null,
  balance_minor bigint not null default 0,
  floor_minor bigint not null default 0 check (floor_minor <= 0),
  created_at timestamptz not null default now(),
  primary key (region_id, id),
  check (not is_kept or balance_minor >= floor_minor),
  check (is_kept or balance_minor = 0)
);
comment on table accounts is 'region | kept 10 years | the owner stays as an id without a person';
revoke delete, truncate on accounts from linli_app;

create table transfers (
  region_id text not null,
  id uuid not null,
  debit_account text not null,
  credit_account text not null,
  amount_minor bigint not null check (amount_minor > 0),
  code text not null,
  order_id uuid,
  subject_id uuid,
  actor_id uuid,
  occurred_at timestamptz not null,
  primary key (region_id, id),
  -- No foreign key to accounts: it would lock the operator's account row for every order.
  -- The ledger check proves that both accounts exist.
  check (debit_account <> credit_account)
);
comment on table transfers is 'region | kept 10 years | nothing personal';
create index transfers_of_order on transfers (region_id, order_id) where order_id is not null;
create index transfers_debiting on transfers (region_id, debit_account, occurred_at);
create index transfers_crediting on transfers (region_id, credit_account, occurred_at);
revoke update, delete, truncate on transfers from linli_app;

-- Sums of an operator's account by finished day (UTC), so that no balance reads the whole history.
create table ledger_rollups (
  region_id text not null,
  account_id text not null,
  day date not null,
  debit_minor bigint not null,
  credit_minor bigint not null,
  primary key (region_id, account_id, day)
);
comment on table ledger_rollups is 'region | kept 10 years | nothing personal';
