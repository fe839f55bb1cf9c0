import { normalizePhone } from '#platform/text'

/** What one who searches for a person typed. */
export type SearchWish = { phone: string } | { lastDigits: string } | { name: string }

/** A whole phone number, the last four digits of one, or a part of a name. */
export function searchWish(text: string, country: string): SearchWish {
  const phone = normalizePhone(text, country)
  if (phone !== null) return { phone }
  const plain = text.normalize('NFKC').trim()
  return /^\d{4}$/.test(plain) ? { lastDigits: plain } : { name: plain }
}
