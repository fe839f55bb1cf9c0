import { cashOfLeader, cashOfStation } from '#ledger'

export type CashHolder = { leaderId: string } | { stationId: string }

/** Name of the account of cash that a leader or a station holds. */
export const cashAccountOf = (holder: CashHolder): string =>
  'leaderId' in holder ? cashOfLeader(holder.leaderId) : cashOfStation(holder.stationId)
