/** What people set of a vehicle. */
export interface VehicleFields {
  code: string
  name: string
  /** The warehouse it drives from; null: any of the region. */
  stationId: string | null
  capacityBags: number
  /** Crates and ice boxes together. */
  capacityCrates: number
  capacityKg: number
  /** The person who drives it. */
  courierId: string | null
  isCold: boolean
}

export interface Vehicle extends VehicleFields {
  regionId: string
  id: string
  version: number
  retiredAt: Date | null
  retiredWhy: string | null
}
