import { Refusal } from '#platform/refusals'
import type { StockShortage } from './movement.ts'

export class NotEnoughStock extends Refusal {
  constructor(shortages: StockShortage[]) {
    super('not-enough-stock', 409, 'Not enough lies here that is not promised to others.', {
      shortages,
    })
  }
}

export class CountNeedsLots extends Refusal {
  constructor(skuIds: string[]) {
    super('count-needs-lots', 409, 'These goods lie here in lots. Count each lot by itself.', {
      skuIds,
    })
  }
}
