/**
 * What may look across regions, and why that is no harm: all of it comes round by itself, seldom, in
 * a process of its own choosing, and no buyer waits for it. Citus asks every node and puts the
 * answers together; none of it locks a row or writes. What follows is done within one region.
 */
export const ACROSS_REGIONS: readonly { of: RegExp; why: string }[] = [
  {
    of: /^select region_id as "regionId", now\(\) as now, linli_now\(\) as at from "\w+" where .* limit 1$/,
    why: 'regionDue(): in which region is something due; the sweep then locks within it',
  },
  {
    of: /^select distinct region_id as "regionId" from \(select region_id from undelivered_events limit 2000\)/,
    why: 'the dispatcher looks in which regions events wait; each set is of one region',
  },
  {
    of: /^select distinct "region_id" from "window_plans" where "stopped_at" is null/,
    why: 'every 30 s: which regions have plans that open windows',
  },
  {
    of: /^delete from notices where \(region_id, id\) in \( select region_id, id from notices where created_at < /,
    why: 'by night: notices past their year; the keys are found first and then deleted on all nodes',
  },
  {
    of: /^select distinct "region_id" as "regionId" from "leader_absences" /,
    why: 'every few minutes: in which regions an absence begins or ends',
  },
  {
    of: /^select "region_id" as "regionId", "id" from "orders" where "hold_until" <= \$1 /,
    why: 'unpaid orders whose hold is over; each region’s are then locked by themselves',
  },
  {
    of: /^select distinct "region_id" as "regionId" from "orders" where "hold_until" <= \$1 and "reminded_at" is null/,
    why: 'in which regions unpaid orders are to be reminded of',
  },
  {
    of: /^select region_id as "regionId", pickup_date as "pickupDate" from demand_pool_windows where pooled_at is null/,
    why: 'after a cutoff: in which regions demand is to be pooled',
  },
  {
    of: /^select region_id as "regionId", allocation_id as "allocationId" from replacements where /,
    why: 'replacements that nobody answered in time, one at a time',
  },
  {
    of: /^select distinct region_id as "regionId" from deliveries where confirmed_at is null/,
    why: 'in which regions a delivery was not confirmed in time',
  },
  {
    of: /^select distinct region_id as "regionId", pickup_date::text as "pickupDate" from discrepancies /,
    why: 'in which regions discrepancies wait for a person',
  },
  {
    of: /^select region_id as "regionId", warehouse_id as "warehouseId" from claim_replacements where /,
    why: 'at which warehouses replacements of claims wait',
  },
  {
    of: /^select region_id as "regionId", claim_id as "claimId" from claim_replacements where /,
    why: 'replacements of claims past their time',
  },
  {
    of: /^select distinct region_id as "regionId", earner_kind as "earnerKind", earner_id as "earnerId" from commission_entries /,
    why: 'hourly: whose commission matures; the region is picked first',
  },
  {
    of: /^select open\.region_id as "regionId", open\.supplier_id as "supplierId", open\.day/,
    why: 'by night: for which suppliers a statement is due, by each region’s own day',
  },
  {
    of: /^select due\.region_id as "regionId", due\.supplier_id as "supplierId", max\(due\.due_on\)/,
    why: 'by night: which suppliers’ statements are to be paid, by each region’s own day',
  },
  {
    of: /^select region_id as "regionId" from pickups where deadline_at <= \$1/,
    why: 'in which regions something waited too long to be fetched',
  },
]

/** Transactions that write local tables, or several regions', beside a region's, and why they may. */
export const MIXED_TRANSACTIONS: readonly { of: RegExp; why: string }[] = [
  {
    of: /^writes local grants beside .*\b(leaders|supplier_users)\b/,
    why:
      'headquarters makes a leader or a supplier’s user: a few a day. Citus commits both nodes in ' +
      'two phases; a coordinator lost between them leaves at worst a leader without a grant, which ' +
      'giving the grant again mends',
  },
  {
    of: /^writes local graphile_worker \(add_job\) beside error_entries, supplier_entries/,
    why: 'the dispatcher queues a settlement beside it; the job is idempotent and is added again',
  },
  {
    of: /^writes in regions [\w-]+, operator$/,
    why: 'headquarters’ own entries (pictures of goods, audit) beside a region’s: no buyer waits',
  },
]
