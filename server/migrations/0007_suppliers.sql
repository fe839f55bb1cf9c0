create table suppliers (
  region_id text not null references regions (id),
  id uuid not null,
  code text not null,
  name text not null,
  contact_name text not null default '',
  contact_phone text,
  address text not null default '',
  kind text not null default 'trader' check (kind in ('trader', 'farm', 'maker')),
  tax_number text,
  terms_kind text not null default 't_plus' check (terms_kind in ('t_plus', 'half_month')),
  terms_days integer not null default 7 check (terms_days between 0 and 180),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  suspended_at timestamptz,
  suspended_by uuid,
  suspended_why text,
  primary key (region_id, id),
  unique (region_id, code),
  check ((suspended_at is null) = (suspended_why is null))
);
comment on table suppliers is 'region | kept 10 years | the contact is replaced by the operator';

create table supplier_licences (
  region_id text not null,
  id uuid not null,
  supplier_id uuid not null,
  kind text not null,
  number text not null,
  expires_on date not null,
  picture_id uuid,
  created_at timestamptz not null default now(),
  removed_at timestamptz,
  removed_by uuid,
  primary key (region_id, id),
  foreign key (region_id, supplier_id) references suppliers (region_id, id)
);
comment on table supplier_licences is 'region | kept 10 years | nothing personal';
create index supplier_licences_by_expiry on supplier_licences (region_id, expires_on)
  where removed_at is null;
create index supplier_licences_of_supplier on supplier_licences (region_id, supplier_id, id);

-- Cost per piece, or per kg where the SKU is weighed; source_rank 1 is asked first. A supplier
-- proposes, a buyer accepts; nothing is changed afterwards: a new cost is a new offer.
create table supplier_offers (
  region_id text not null,
  id uuid not null,
  supplier_id uuid not null,
  sku_id uuid not null references skus (id),
  cost_minor bigint not null check (cost_minor >= 0),
  valid_from date not null,
  valid_until date,
  case_size integer not null default 1 check (case_size > 0),
  minimum_quantity integer not null default 1 check (minimum_quantity > 0),
  lead_days integer not null default 1 check (lead_days between 0 and 60),
  lot_rule text not null default 'optional' check (lot_rule in ('required', 'optional')),
  source_rank smallint not null default 1 check (source_rank in (1, 2)),
  created_by uuid,
  created_at timestamptz not null default now(),
  accepted_at timestamptz,
  accepted_by uuid,
  declined_at timestamptz,
  declined_by uuid,
  declined_why text,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  primary key (region_id, id),
  foreign key (region_id, supplier_id) references suppliers (region_id, id),
  check (accepted_at is null or declined_at is null),
  check (valid_until is null or valid_until >= valid_from)
);
comment on table supplier_offers is 'region | kept 10 years | nothing personal';
create index supplier_offers_of_sku on supplier_offers (region_id, sku_id, source_rank, valid_from)
  where accepted_at is not null and withdrawn_at is null;
create index supplier_offers_of_supplier on supplier_offers (region_id, supplier_id, id);

-- Who signs in for a supplier. What they may do is the grant's to say.
create table supplier_users (
  region_id text not null,
  id uuid not null,
  supplier_id uuid not null,
  person_id uuid not null,
  grant_id uuid not null,
  added_by uuid,
  added_at timestamptz not null default now(),
  removed_by uuid,
  removed_at timestamptz,
  primary key (region_id, id),
  foreign key (region_id, supplier_id) references suppliers (region_id, id)
);
comment on table supplier_users is 'region | kept 10 years | the person stays as an id';
create unique index supplier_users_at_work on supplier_users (region_id, supplier_id, person_id)
  where removed_at is null;
create index supplier_users_by_grant on supplier_users (region_id, grant_id);
