import { Refusal } from '#platform/refusals'

export class TooManyListeners extends Refusal {
  constructor(whose: 'person' | 'process') {
    super(
      'too-many-listeners',
      503,
      whose === 'person'
        ? 'You have this open in too many places. Close one of them.'
        : 'Too many are listening at once. It will be tried again.',
      { retryAfter: whose === 'person' ? 60 : 15 },
    )
  }
}

export class NotAListener extends Refusal {
  constructor() {
    super('not-a-listener', 406, 'This answers with text/event-stream: ask for it in Accept.')
  }
}
