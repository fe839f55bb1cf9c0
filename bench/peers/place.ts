import type { PeerDatabase } from './database.ts'

/** Where a peer runs. */
export interface PeerPlace {
  port: number
  /** The Node that runs it. */
  node: string
  /** Folder for what its processes print. */
  logs: string
  database: PeerDatabase
}
