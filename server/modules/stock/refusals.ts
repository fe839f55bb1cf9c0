import { Refusal } from '#platform/refusals'
import type { StockShortage } from './movement.ts'

export class NotEnoughStock extends Refusal {
  constructor(shortages: StockShortage[]) {
    super('not-enough-stock', 409, 'Not enough lies here that is not promised to others.', {
      shortages,
    })
  }
}

export class LotsExpired extends Refusal {
  constructor(lotIds: string[]) {
    super('lots-expired', 409, 'The last day of this lot is past. Write it off instead.', {
      lotIds,
    })
  }
}

export class LotAmbiguous extends Refusal {
  constructor(lotIds: string[]) {
    super(
      'lot-ambiguous',
      409,
      'Lots of several suppliers have this code. Name the lot by its id instead.',
      { lotIds },
    )
  }
}

export class CountNeedsLots extends Refusal {
  constructor(skuIds: string[]) {
    super(
      'count-needs-lots',
      409,
      'These goods lie here in lots. Count each lot by itself, and what has no lot as loose.',
      { skuIds },
    )
  }
}

export class CountOpenAlready extends Refusal {
  constructor() {
    super('count-open-already', 409, 'This station is being counted. Close or cancel that first.')
  }
}

export class CountNotOpen extends Refusal {
  constructor() {
    super('count-not-open', 409, 'This count has been closed or cancelled. Start another one.')
  }
}

export class NothingCounted extends Refusal {
  constructor() {
    super('nothing-counted', 409, 'Nothing was counted yet. Count something or cancel the count.')
  }
}

/** What waits for a second person was decided, or never had to wait. */
export class NotWaiting extends Refusal {
  constructor(what: string) {
    super('not-waiting', 409, `This ${what} does not wait for anyone. Read it again.`)
  }
}

export class SecondPersonNeeded extends Refusal {
  constructor() {
    super('second-person-needed', 403, 'Somebody who had no part in this has to approve it.')
  }
}

export class TransferNotOnTheWay extends Refusal {
  constructor() {
    super('transfer-not-on-the-way', 409, 'This transfer was received or cancelled already.')
  }
}

export class ReturnEnded extends Refusal {
  constructor(state: 'left' | 'cancelled') {
    super('return-ended', 409, returnMessages[state], { state })
  }
}

const returnMessages = {
  left: 'The supplier has fetched these goods already.',
  cancelled: 'This return was called off already.',
}

export class GoodsStillHere extends Refusal {
  constructor(skuIds: string[], transferIds: string[]) {
    super(
      'goods-still-here',
      409,
      'Goods still lie at this station or are on their way. Take them in, send them to another one, or write them off first.',
      { skuIds, transferIds },
    )
  }
}

export class StationClosed extends Refusal {
  constructor() {
    super('station-closed', 409, 'This station is closed. Send the goods to an open one.')
  }
}

export class NotTheirLot extends Refusal {
  constructor(lotIds: string[]) {
    super('not-their-lot', 409, 'This lot came from another supplier.', { lotIds })
  }
}

export class CostUnknown extends Refusal {
  constructor(skuIds: string[]) {
    super(
      'cost-unknown',
      409,
      'Nobody knows what these goods cost. Let the buyer enter the supplier’s offer first.',
      { skuIds },
    )
  }
}

export class TemperatureNeeded extends Refusal {
  constructor(line: number, skuId: string) {
    super(
      'temperature-needed',
      422,
      'Measure these chilled or frozen goods before taking them in.',
      { line, skuId },
    )
  }
}

export class TemperatureOutOfRange extends Refusal {
  constructor(
    line: number,
    skuId: string,
    range: { fromTenths: number | null; toTenths: number },
    at: 'receipt' | 'transfer',
  ) {
    super('temperature-out-of-range', 409, warmthMessages[at], { line, skuId, ...range })
  }
}

const warmthMessages = {
  receipt:
    'These goods are too warm or too cold to be taken in. Refuse them: quantity 0, with what came as refused.',
  transfer:
    'These goods are too warm or too cold to be taken in. Take in 0 of them and note what you saw.',
}
