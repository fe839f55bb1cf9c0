-- Products that a resident marked, to find them again.
create table favourites (
  region_id text not null,
  resident_id uuid not null,
  product_id uuid not null references products (id),
  created_at timestamptz not null,
  primary key (region_id, resident_id, product_id),
  foreign key (region_id, resident_id) references residents (region_id, id)
);
comment on table favourites is 'region | kept while active | deleted';
