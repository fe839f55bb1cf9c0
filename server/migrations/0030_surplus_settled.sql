-- What is left over by rounding goes where it was destined for once a day's goods were allocated.
alter table receiving_days add column allocated_at timestamptz;
update receiving_days day set allocated_at = allocation.finished_at
from allocations allocation
where allocation.region_id = day.region_id and allocation.warehouse_id = day.station_id
  and allocation.pickup_date = day.pickup_date and allocation.is_last
  and allocation.finished_at is not null;

-- The subject is what it became: a transfer to a store, a write-off, the window that sells it.
alter table demand_pool_lines
  add column surplus_settled_at timestamptz,
  add column surplus_settled_quantity bigint check (surplus_settled_quantity >= 0),
  add column surplus_subject_kind text,
  add column surplus_subject_id uuid,
  add check ((surplus_settled_at is null) = (surplus_settled_quantity is null)),
  add check ((surplus_subject_kind is null) = (surplus_subject_id is null));
