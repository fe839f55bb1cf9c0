import { DAIRY_AND_FROZEN } from './dairy-and-frozen.ts'
import { FRUIT, VEGETABLES } from './fruit-and-vegetables.ts'
import type { DemoGoods } from './goods.ts'
import { HOUSEHOLD } from './household.ts'
import { MEAT, SEAFOOD } from './meat-and-fish.ts'
import { PANTRY } from './pantry.ts'
import { SNACKS_AND_DRINKS } from './snacks-and-drinks.ts'

export { CATEGORIES } from './categories.ts'
export { barcodeOf, type DemoGoods, type DemoPack } from './goods.ts'
export { originNames } from './origins.ts'
export { unitNames } from './units.ts'

/** Everything that the demo sells, shelf by shelf. */
export const GOODS: readonly DemoGoods[] = [
  ...VEGETABLES,
  ...FRUIT,
  ...MEAT,
  ...SEAFOOD,
  ...DAIRY_AND_FROZEN,
  ...PANTRY,
  ...SNACKS_AND_DRINKS,
  ...HOUSEHOLD,
]
