import { field } from '#platform/http'
import { forwardedTo } from './codes.ts'
import { METHODS, ProofBody } from './handovers.ts'

export const LookUpBody = field.object({ proof: ProofBody })

export const LookUpReply = field.object({
  method: field.oneOf('How it was shown.', METHODS),
  pickupDate: field.date('Day of the goods.'),
  orderIds: field.list(field.id('An order.'), 'What it opens here, handed over or not.', {
    maxItems: 200,
  }),
  forwardedTo: forwardedTo(),
})
