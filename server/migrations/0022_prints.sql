-- What was printed besides bag labels, which fulfilment logs bag by bag: two of one paper are how
-- goods go out twice.
create table prints (
  region_id text not null,
  id uuid not null,
  kind text not null check (kind in ('sorting-list', 'matrix', 'delivery-note', 'pickup-slip',
    'lot-label', 'receipt')),
  -- What the paper is of: a day, a load, an order, a purchase order.
  subject text not null,
  community_id uuid,
  station_id uuid,
  supplier_id uuid,
  copies int not null check (copies between 1 and 10000),
  -- How many times the same paper had been printed before.
  earlier int not null check (earlier >= 0),
  why text not null default '',
  printed_at timestamptz not null,
  printed_by uuid not null,
  primary key (region_id, id)
);
comment on table prints is 'region | kept 2 years | people stay as ids without a person';
create index prints_of_subject on prints (region_id, kind, subject);
create index prints_of_community on prints (region_id, community_id, printed_at)
  where community_id is not null;
create index prints_of_station on prints (region_id, station_id, printed_at)
  where station_id is not null;
create index prints_of_supplier on prints (region_id, supplier_id, printed_at)
  where supplier_id is not null;
create index prints_by_time on prints (region_id, printed_at);
