create table categories (
  id uuid primary key,
  code text not null unique,
  parent_id uuid references categories (id),
  name jsonb not null,
  sort integer not null default 0,
  -- What new goods of the category are taxed as, where nothing else is said.
  tax_code text,
  tax_rate_basis_points integer check (tax_rate_basis_points between 0 and 10000),
  -- What the law or the operator wants said about goods of this category and those below it.
  label_fields text[] not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  archived_at timestamptz,
  archived_by uuid,
  archived_why text,
  check ((tax_code is null) = (tax_rate_basis_points is null))
);
comment on table categories is 'reference | kept always | nothing personal';

create table products (
  id uuid primary key,
  code text not null unique,
  category_id uuid not null references categories (id),
  name jsonb not null,
  description jsonb not null default '{}',
  brand text not null default '',
  origin text not null default '',
  storage text not null default 'ambient' check (storage in ('ambient', 'chilled', 'frozen')),
  shelf_life_days integer check (shelf_life_days > 0),
  tax_code text not null,
  tax_rate_basis_points integer not null check (tax_rate_basis_points between 0 and 10000),
  label jsonb not null default '{}',
  picture_ids uuid[] not null default '{}',
  search tsvector not null default '',
  search_text text not null default '',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  archived_at timestamptz,
  archived_by uuid,
  archived_why text
);
comment on table products is 'reference | kept always | nothing personal';
create index products_of_category on products (category_id);
create index products_search on products using gin (search);
create index products_search_text on products using gin (search_text gin_trgm_ops);

-- measure: piece and case count pieces; about is a piece sold as "about N g" at a fixed price;
-- weighed is priced per kg and ordered in grams.
create table skus (
  id uuid primary key,
  product_id uuid not null references products (id),
  code text not null unique,
  name jsonb not null default '{}',
  measure text not null check (measure in ('piece', 'case', 'about', 'weighed')),
  pieces_per_case integer check (pieces_per_case > 1),
  about_grams integer check (about_grams > 0),
  step_grams integer check (step_grams > 0),
  minimum_grams integer check (minimum_grams > 0),
  net_grams integer check (net_grams > 0),
  unit text not null default '',
  scale_code text unique,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  archived_at timestamptz,
  archived_by uuid,
  archived_why text,
  check ((measure = 'case') = (pieces_per_case is not null)),
  check ((measure = 'about') = (about_grams is not null)),
  check (measure = 'weighed' or (step_grams is null and minimum_grams is null))
);
comment on table skus is 'reference | kept always | nothing personal';
create index skus_of_product on skus (product_id);

-- One thing may carry several printed codes: another factory's, an older package's.
create table sku_barcodes (
  barcode text primary key check (barcode ~ '^([0-9]{8}|[0-9]{13})$'),
  sku_id uuid not null references skus (id),
  created_at timestamptz not null default now()
);
comment on table sku_barcodes is 'reference | kept while printed on goods | nothing personal';
create index sku_barcodes_of_sku on sku_barcodes (sku_id);

-- A SKU as sold in a region: price per piece, or per kg where weighed.
create table listings (
  region_id text not null references regions (id),
  id uuid not null,
  sku_id uuid not null references skus (id),
  price_minor bigint not null check (price_minor >= 0),
  is_listed boolean not null default true,
  limit_per_resident integer check (limit_per_resident > 0),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (region_id, id),
  unique (region_id, sku_id)
);
comment on table listings is 'region | kept always | nothing personal';
create index listings_of_sku on listings (sku_id);

create table community_listings (
  region_id text not null,
  listing_id uuid not null,
  community_id uuid not null,
  is_listed boolean,
  price_minor bigint check (price_minor >= 0),
  version integer not null default 1,
  set_at timestamptz not null default now(),
  primary key (region_id, listing_id, community_id),
  foreign key (region_id, listing_id) references listings (region_id, id),
  foreign key (region_id, community_id) references communities (region_id, id)
);
comment on table community_listings is 'region | kept always | nothing personal';
create index community_listings_of_community on community_listings (region_id, community_id);
