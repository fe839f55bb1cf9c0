-- What went wrong, once an event and line of it: the day is that of the region's zone.
create table error_entries (
  region_id text not null,
  event_id uuid not null,
  line_number integer not null,
  day date not null,
  stage text not null check (stage in ('supplier', 'receipt', 'stock', 'sorting', 'transport',
    'leader', 'handover', 'aftersales', 'cash', 'unknown')),
  kind text not null,
  person_id uuid,
  supplier_id uuid,
  community_id uuid,
  station_id uuid,
  sku_id uuid,
  order_id uuid,
  quantity bigint not null default 0 check (quantity >= 0),
  cost_minor bigint not null default 0 check (cost_minor >= 0),
  subject_kind text not null,
  subject_id text not null,
  occurred_at timestamptz not null,
  primary key (region_id, event_id, line_number)
);
comment on table error_entries is 'region | kept 10 years | people stay as ids without a person';
create index error_entries_by_day on error_entries (region_id, day, event_id, line_number);
create index error_entries_of_person on error_entries (region_id, person_id, day)
  where person_id is not null;
create index error_entries_of_community on error_entries (region_id, community_id, day)
  where community_id is not null;
create index error_entries_of_station on error_entries (region_id, station_id, day)
  where station_id is not null;
create index error_entries_of_supplier on error_entries (region_id, supplier_id, day)
  where supplier_id is not null;
create index error_entries_of_subject on error_entries (region_id, subject_id);
