import { field } from '#platform/http'

const offerId = field.id('The offer.')

export const ChainBody = field.object({
  windowId: field.id('Window whose goods the chain is about.'),
  text: field.text('The chain as it stands in the chat.', '1. 王芳 3栋 番茄x2 鸡蛋一盒', 20_000, 1),
})

export const ChainReply = field.object({
  batchId: field.id('The reading.'),
  drafts: field.count('Drafts that it gave.', 23),
})

export const DraftReply = field.object({
  id: field.id('The draft.'),
  batchId: field.id('The reading it came from.'),
  communityId: field.id('The community.'),
  windowId: field.id('The window.'),
  lineText: field.text('The line as it stood in the chat.', '1. 王芳 3栋 番茄x2', 400),
  neighbourName: field.text('The name as it was read.', '王芳 3栋'),
  residentId: field.nullable(field.id('Who it is for; null until it is said.')),
  items: field.list(
    field.object({
      offerId,
      quantity: field.quantity('How much.'),
      text: field.text('What it was read from.', '番茄x2'),
    }),
    'What was understood.',
  ),
  problems: field.list(
    field.object({
      code: field.oneOf('What was not understood.', [
        'unknown-goods',
        'several-goods',
        'no-quantity',
        'no-name',
        'no-goods',
      ]),
      text: field.text('What it is about.', '西瓜1', 400),
      offerIds: field.list(offerId, 'What it may be.'),
      quantities: field.list(
        field.nullable(field.quantity('How much; null where that is not clear.')),
        'How much of each that it may be.',
      ),
      count: field.nullable(
        field.quantity('The pieces that it asks for; null where it says none.'),
      ),
      grams: field.nullable(field.quantity('The grams that it asks for; null where it says none.')),
    }),
    'What is to be settled before it can be ordered.',
  ),
  createdAt: field.instant('When it was read.'),
})

export const DraftChangeBody = field.object({
  residentId: field.optional(field.id('Who it is for.')),
  items: field.optional(
    field.list(field.object({ offerId, quantity: field.quantity('How much.') }), 'What it holds.', {
      maxItems: 200,
    }),
  ),
  settles: field.optional(
    field.list(
      field.text('Text of a problem.', '西瓜1', 400),
      'Problems that are settled with this, or passed over; without it, what it holds settles all.',
      { maxItems: 500 },
    ),
  ),
})

export const DraftOrderBody = field.object({
  method: field.oneOf('How it is paid.', ['cash', 'wallet', 'sandbox']),
  isCashTaken: field.optional(field.yes('The leader has taken the cash already.', false)),
  slot: field.optional(field.text('Pickup time as the window offers it.', '16:00-20:00', 20)),
})
