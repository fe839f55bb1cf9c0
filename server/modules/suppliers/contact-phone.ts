import { Invalid } from '#platform/refusals'
import { normalizePhone } from '#platform/text'

/** The phone as it is kept, E.164; throws Invalid when it is none. */
export function settledPhone(phone: string | null, country: string): string | null {
  if (phone === null) return null
  const settled = normalizePhone(phone, country)
  if (settled === null) throw new Invalid('contactPhone', 'This is not a phone number.')
  return settled
}
