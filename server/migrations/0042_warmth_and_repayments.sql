-- How cold chilled and frozen goods were when the station took them in, as receipts hold it.
alter table stock_transfer_lines add column temperature_tenths integer;

-- Whoever handed back more cash than they held laid it out; finance pays it back against a receipt.
create table cash_repayments (
  region_id text not null,
  id uuid not null,
  holder_kind text not null check (holder_kind in ('leader', 'station')),
  holder_id uuid not null,
  amount_minor bigint not null check (amount_minor > 0),
  slip text not null,
  picture_id uuid,
  paid_by uuid not null,
  paid_at timestamptz not null,
  primary key (region_id, id)
);
comment on table cash_repayments is 'region | kept 10 years | the people stay as ids';
-- One receipt is paid once.
create unique index cash_repayments_by_slip
  on cash_repayments (region_id, holder_kind, holder_id, slip);
-- What was paid stays written.
revoke update, delete, truncate on cash_repayments from linli_app;
