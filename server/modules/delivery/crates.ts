export type CrateKind = 'crate' | 'ice-box'

export type CrateReason = 'dispatched' | 'left' | 'taken-back' | 'returned' | 'counted'

/** Crates or ice boxes as they go from one holder to another: a station, or a load on the road. */
export interface CrateMovement {
  kind: CrateKind
  /** Null where more were counted than were known of. */
  fromId: string | null
  /** Null where fewer were. */
  toId: string | null
  quantity: number
  reason: CrateReason
  loadId: string | null
  stopId: string | null
  note?: string
}

/** What a holder has by the movements; below zero where something was never written down. */
export interface CrateBalance {
  holderId: string
  crates: number
  iceBoxes: number
}
