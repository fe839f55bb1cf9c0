-- Where the goods of a window's orders in a community come in, as it was when they were pooled: who
-- serves whom may change before they are here, what was bought for whom does not.
create table pooled_communities (
  region_id text not null references regions (id),
  window_id uuid not null,
  community_id uuid not null,
  station_id uuid not null,
  primary key (region_id, window_id, community_id),
  foreign key (region_id, window_id) references demand_pool_windows (region_id, window_id),
  foreign key (region_id, station_id) references stations (region_id, id)
);
comment on table pooled_communities is 'region | kept 10 years | nothing personal';
