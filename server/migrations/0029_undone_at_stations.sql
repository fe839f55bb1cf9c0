-- Goods for a supplier wait at the station until they are fetched: until then a return can be
-- called off.
alter table supplier_returns
  add column left_at timestamptz,
  add column left_by uuid,
  add column cancelled_at timestamptz,
  add column cancelled_by uuid,
  add column cancelled_why text not null default '',
  add constraint supplier_returns_end check (left_at is null or cancelled_at is null);
update supplier_returns set left_at = returned_at, left_by = returned_by;

-- What nobody fetched goes back by itself when its time is over, or before by somebody with the
-- reason; then whoever holds the goods says what really becomes of them.
alter table uncollected_lines
  add column why text not null default 'overdue'
    check (why in ('overdue', 'given-up', 'cannot-wait')),
  add column note text not null default '',
  add column returned_by uuid,
  add column decided_at timestamptz,
  add column decided_by uuid,
  add column decided_why text not null default '',
  add column decided_note text not null default '',
  drop constraint uncollected_lines_fate_check,
  add constraint uncollected_lines_fate_check
    check (fate in ('restocked', 'marked-down', 'written-off'));
create index uncollected_lines_of_station on uncollected_lines (region_id, station_id, returned_at);
create index pickups_of_station on pickups (region_id, station_id, deadline_at)
  where handed_at is null and returned_at is null;
