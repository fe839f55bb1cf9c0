/** The windows that open by themselves, and what is on offer in them. */

export interface PlannedGoods {
  /** Less than the shelf's price, in fen. */
  priceMinor?: number
  limit?: number
  /** The supplier needs the order earlier: so many days after the opening, at this time. */
  cutoff?: { days: number; time: string }
  /** Sold from what lies at this station instead of from a cap. */
  stationCode?: string
}

export interface DemoPlan {
  name: { 'zh-CN': string; en: string; es: string }
  weekdays: number[]
  opensTime: string
  cutoffTime: string
  cutoffDays: number
  pickupDays: number
  /** Whether a SKU is in it, by its code; with what is special about it there. */
  offers: Record<string, PlannedGoods> | 'all'
  /** Left out where all are in. */
  without?: string[]
  special?: Record<string, PlannedGoods>
}

export const SLOTS = [
  { from: '16:00', to: '18:30' },
  { from: '18:30', to: '21:00' },
]

/** What is kept at the warehouse, and so is sold from stock: SKU code and pieces. */
export const IN_WAREHOUSE: Record<string, number> = {
  'TISSUE-1': 600,
  'HONEY-500': 300,
  'OLIVEOIL-1': 240,
  'TEA-100': 260,
}

/** What stands on the shelves of the store. */
export const IN_STORE: Record<string, number> = {
  'RICE-5000': 40,
  'RICE-25000': 8,
  'NOODLES-1': 60,
  'MILK-1': 36,
  'EGGS-1': 48,
  'JUICE-1': 120,
  'BEER-X6': 30,
  'CHOCOLATE-100': 45,
  'TISSUE-1': 24,
  'SOAP-108': 30,
  'POTATO-1000': 26,
  'TOMATO-500': 22,
}

/** Too heavy or too grand for every day: in the weekend's windows only. */
const FOR_WEEKENDS = [
  'RICE-25000',
  'OYSTERS-X12',
  'CRAB-500',
  'CRAYFISH-800',
  'MOONCAKE-X6',
  'BEER-X6',
]

const EARLY = { cutoff: { days: 0, time: '18:00' } }
const fromWarehouse = Object.fromEntries(
  Object.keys(IN_WAREHOUSE).map((sku) => [sku, { stationCode: 'WH-01' }]),
)

export const PLANS: readonly DemoPlan[] = [
  {
    // From midnight to midnight: at any hour one is open, also on a day the program starts late.
    name: { 'zh-CN': '日日鲜', en: 'Fresh every day', es: 'Fresco cada día' },
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    opensTime: '00:00',
    cutoffTime: '00:00',
    cutoffDays: 1,
    pickupDays: 1,
    offers: 'all',
    without: FOR_WEEKENDS,
    special: {
      ...fromWarehouse,
      'TOMATO-500': { priceMinor: 498, limit: 3 },
      'EGGS-1': { priceMinor: 1290, limit: 2 },
      'MILK-1': { priceMinor: 1390 },
      'MANDARIN-KG': { priceMinor: 898 },
      // Baked, picked or driven in the night: who does it wants to know by the evening.
      'TOAST-400': EARLY,
      'CROISSANT-X4': EARLY,
      'CAKE-120': EARLY,
      'STRAWBERRY-500': EARLY,
      'SUNFLOWERS-1': EARLY,
      'SHRIMP-500': EARLY,
      'DUMPLINGS-500': EARLY,
      'CONES-X6': EARLY,
      'ICECREAM-120': EARLY,
    },
  },
  {
    name: { 'zh-CN': '周末尝鲜', en: 'Weekend treats', es: 'Caprichos de fin de semana' },
    weekdays: [2],
    opensTime: '09:00',
    cutoffTime: '12:00',
    cutoffDays: 3,
    pickupDays: 4,
    offers: {
      ...Object.fromEntries(FOR_WEEKENDS.map((sku) => [sku, {}])),
      'CRAB-500': { priceMinor: 4590, limit: 4 },
      'RICE-25000': { priceMinor: 15_900 },
      'APPLE-X12': {},
      'MANDARIN-X20': {},
      'STEAK-200': { priceMinor: 2690 },
      'SHRIMP-500': {},
      'EGGS-X3': {},
      'JUICE-X12': {},
      'COFFEE-X10': {},
    },
  },
]

/** A community's own prices, in fen: what its leader agreed with the farm. */
export const COMMUNITY_PRICES: Record<string, Record<string, number>> = {
  'C-04': { 'PAKCHOI-400': 299, 'POTATO-1000': 480 },
  'C-01': { 'PEACH-1000': 1590 },
}
