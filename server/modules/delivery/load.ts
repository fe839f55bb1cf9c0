/** What one vehicle takes from a warehouse for a day. */
export interface Load {
  regionId: string
  id: string
  /** The warehouse it leaves. */
  stationId: string
  pickupDate: string
  number: number
  vehicleId: string
  courierId: string | null
  departsAt: Date | null
  /** From the warehouse over its stops and back, as the crow flies. */
  distanceMeters: number
  plannedAt: Date
  dispatchedAt: Date | null
  dispatchedBy: string | null
  cratesOut: number | null
  iceBoxesOut: number | null
  returnedAt: Date | null
}

export interface LoadStop {
  id: string
  loadId: string
  /** From 1, in the order of the road. */
  position: number
  stationId: string
  bagCount: number
  coldBagCount: number
  crateCount: number
  iceBoxCount: number
  weightGrams: number
  arrivedAt: Date | null
  arrivedBy: string | null
  cratesLeft: number | null
  iceBoxesLeft: number | null
  cratesTaken: number | null
  iceBoxesTaken: number | null
  pictureId: string | null
}

/** What of an order rides on a load. */
export interface LoadOrder {
  loadId: string
  stopId: string
  orderId: string
  communityId: string
  residentId: string | null
  shortNumber: number
  bagIds: string[]
  lineNumbers: number[]
  bagCount: number
  coldBagCount: number
}
