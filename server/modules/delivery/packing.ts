/** A bag as it weighs on a vehicle. */
export interface PackedBag {
  id: string
  orderId: string
  isCold: boolean
  weightGrams: number
}

/** How many bags find room in one crate, and in one ice box. */
export interface Packing {
  bagsPerCrate: number
  bagsPerIceBox: number
}

export interface Packed {
  bagCount: number
  coldBagCount: number
  crateCount: number
  iceBoxCount: number
  weightGrams: number
}

/**
 * What the bags of one point take up on a vehicle. Where the vehicle is cold itself, cold bags ride
 * in crates like all others. Pure.
 */
export function pack(bags: readonly PackedBag[], isCold: boolean, packing: Packing): Packed {
  const coldBagCount = bags.filter((bag) => bag.isCold).length
  const inIce = isCold ? 0 : coldBagCount
  return {
    bagCount: bags.length,
    coldBagCount,
    crateCount: Math.ceil((bags.length - inIce) / packing.bagsPerCrate),
    iceBoxCount: Math.ceil(inIce / packing.bagsPerIceBox),
    weightGrams: bags.reduce((sum, bag) => sum + bag.weightGrams, 0),
  }
}
