export {
  type Account,
  BANK,
  CASH_DIFFERENCES,
  COMMISSIONS,
  cashOfLeader,
  cashOfStation,
  commissionOfLeader,
  ESCROW,
  LOSSES,
  operatorAccount,
  PAYOUTS_DUE,
  PURCHASES,
  providerAccount,
  REFUNDS_DUE,
  REVENUE,
  supplierAccount,
  TAX_WITHHELD,
  WALLET_FUNDING,
  walletOf,
} from './accounts.ts'
export { balancesOf, changesBetween, owedSince } from './balance-queries.ts'
export { changeFloor, makeRoomFor } from './change-floor.ts'
export { checkLedger, type LedgerFault } from './check-ledger.ts'
export { lockAccountsInLane, postInLane } from './lane-queries.ts'
export { openAccounts } from './open-accounts.ts'
export { postTransfers } from './post-transfers.ts'
export {
  escrowOfOrder,
  escrowsOf,
  findBalance,
  listAccounts,
  listTransfersOf,
  sumOperatorAccount,
} from './queries.ts'
export { BalanceTooLow, CashCeilingReached } from './refusals.ts'
export { ledgerTasks } from './roll-up.ts'
export { ledgerRoutes, pageOfTransfers } from './routes.ts'
export { Movement } from './schemas.ts'
export type { Transfer } from './transfer.ts'
