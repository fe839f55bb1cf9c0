export { sql } from 'kysely'
export { attempt } from './attempt.ts'
export {
  batched,
  createDatabase,
  type Database,
  type Db,
  isOnCitus,
  type Queryable,
  type Tx,
} from './database.ts'
export {
  isDeadConnection,
  isForeignKeyViolation,
  isOverdue,
  isTransient,
  isUniqueViolation,
} from './errors.ts'
export { insertInLane, type LaneColumns, type LaneSql, type LaneTx, openLanes } from './lanes.ts'
export { ofRegion } from './of-region.ts'
export { onlyRow } from './rows.ts'
export { endSilentSessions, watchSilentSessions } from './silent-sessions.ts'
export type { DB } from './tables.gen.ts'
export { transact } from './transact.ts'
