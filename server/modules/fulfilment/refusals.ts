import { Refusal } from '#platform/refusals'

export class ReceivingStillOpen extends Refusal {
  constructor() {
    super(
      'receiving-still-open',
      409,
      'Goods of this day may still come in. Close its receipt first.',
    )
  }
}

/** Once receipt is closed all that came is allocated by itself. */
export class ReceivingEnded extends Refusal {
  constructor() {
    super(
      'receiving-ended',
      409,
      'The receipt of this day is closed: all that came is allocated, sort that.',
    )
  }
}

export class WaveBeingSorted extends Refusal {
  constructor(wave: number) {
    super(
      'wave-being-sorted',
      409,
      `Wave ${wave} of this day is still being sorted. Finish it first.`,
      { wave },
    )
  }
}

export class NothingToSort extends Refusal {
  constructor() {
    super('nothing-to-sort', 409, 'Nothing has come yet that an order waits for. Try again later.')
  }
}

/** Two waves wait to be finished. */
export class SayWhichWave extends Refusal {
  constructor(waves: readonly number[]) {
    super(
      'say-which-wave',
      409,
      `Waves ${waves.join(' and ')} are being sorted. Say which of them is finished.`,
      { field: 'wave', waves },
    )
  }
}

/** Sorting waits until it is settled who gets what. */
export class NotAllocatedYet extends Refusal {
  constructor() {
    super(
      'not-allocated-yet',
      409,
      'It is not settled yet who gets what of this day. Open a sorting wave, or close its receipt and wait a moment.',
    )
  }
}

/** A mark of a finished wave has moved money: it is put right by another mark. */
export class SortingFinished extends Refusal {
  constructor() {
    super(
      'sorting-finished',
      409,
      'The sorting of this wave is finished. Write down what is in the bag instead.',
    )
  }
}

/** What left the warehouse cannot be sorted again. */
export class SortedGoodsLeft extends Refusal {
  constructor() {
    super(
      'sorted-goods-left',
      409,
      'The goods of this day have left. What is missing now is reported where they arrive.',
    )
  }
}

export class NotSortedYet extends Refusal {
  constructor() {
    super('not-sorted-yet', 409, 'There are no bags yet. Finish the sorting of this day first.')
  }
}

/** The label is of other goods than the line. */
export class LabelOfOtherGoods extends Refusal {
  constructor(at: number) {
    super(
      'label-of-other-goods',
      409,
      'This label is not of the goods of this line. Check what lies in the bag.',
      { field: `lines/${at}/scaleCode` },
    )
  }
}

export class ReplacementAnswered extends Refusal {
  constructor(answer: 'accepted' | 'declined' | 'expired') {
    super(
      'replacement-answered',
      409,
      answer === 'expired'
        ? 'The time to answer is over; what was missing has been refunded.'
        : 'This was answered already.',
      { answer },
    )
  }
}
