import type { Retention } from '#platform/jobs'

const YEAR = 365

/**
 * What is deleted by age, and when: one page for whoever must say how long data is kept. Everything
 * else is kept as its table's comment in the migrations says; tests/placements.test.ts holds the two
 * against each other.
 */
export const RETENTIONS: readonly Retention[] = [
  { table: 'idempotency_keys', aged: 'created_at', keptDays: 7 },
  { table: 'draft_orders', aged: 'created_at', keptDays: 30 },
  { table: 'carts', aged: 'updated_at', keptDays: 60 },
  { table: 'sandbox_notifications', aged: 'created_at', keptDays: 90 },
  { table: 'sandbox_refunds', aged: 'created_at', keptDays: YEAR },
  { table: 'sandbox_charges', aged: 'created_at', keptDays: YEAR },
  { table: 'notice_sends', aged: 'next_try_at', keptDays: YEAR },
  { table: 'notices', aged: 'created_at', keptDays: YEAR },
  { table: 'resident_claims', aged: 'claimed_at', keptDays: YEAR },
  { table: 'short_numbers', aged: 'pickup_date', keptDays: YEAR },
  { table: 'short_number_counters', aged: 'pickup_date', keptDays: YEAR },
  { table: 'stock_reservations', aged: 'released_at', keptDays: 2 * YEAR },
  { table: 'label_prints', aged: 'printed_at', keptDays: 2 * YEAR },
  { table: 'prints', aged: 'printed_at', keptDays: 2 * YEAR },
  { table: 'bags', aged: 'pickup_date', keptDays: 2 * YEAR },
  { table: 'handover_attempts', aged: 'day', keptDays: YEAR },
  { table: 'pickup_codes', aged: 'pickup_date', keptDays: YEAR },
  { table: 'handover_sync_items', aged: 'received_at', keptDays: 2 * YEAR },
  { table: 'pickups', aged: 'ready_at', keptDays: 2 * YEAR },
  { table: 'resident_erasures', aged: 'asked_at', keptDays: 3 * YEAR },
  { table: 'leader_absences', aged: 'ended_at', keptDays: 3 * YEAR },
  { table: 'leader_helpers', aged: 'revoked_at', keptDays: 3 * YEAR },
]
