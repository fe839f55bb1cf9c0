const CN_MOBILE = /^1[3-9]\d{9}$/
const E164 = /^\+[1-9]\d{7,14}$/

/**
 * The phone number as E.164 (`+8613812345678`), or null when it is not plainly one. Spaces,
 * hyphens, dots and brackets are passed over, full-width digits read, `00` taken for `+`.
 *
 * Without a country code only mainland mobiles are known (11 digits, 1[3-9]…), and only where
 * `defaultCountry` is CN; after +86 nothing else is taken either, since codes are sent by SMS.
 * Other countries: + and 8 to 15 digits (ITU-T E.164).
 */
export function normalizePhone(text: string, defaultCountry = 'CN'): string | null {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/[\s().-]/g, '')
    .replace(/^00/, '+')
  if (plain.startsWith('+')) {
    if (plain.startsWith('+86')) return CN_MOBILE.test(plain.slice(3)) ? plain : null
    return E164.test(plain) ? plain : null
  }
  if (defaultCountry !== 'CN') return null
  const national = plain.length === 13 && plain.startsWith('86') ? plain.slice(2) : plain
  return CN_MOBILE.test(national) ? `+86${national}` : null
}

/**
 * An E.164 number with at least four digits hidden: `+8613812345678` → `+86138****5678`. The last
 * four stay, by which a neighbour is told at handover. What is no E.164 number is hidden whole.
 */
export function maskPhone(phone: string): string {
  if (!E164.test(phone)) return '****'
  const digits = phone.slice(1)
  const tail = digits.length >= 11 ? 4 : 2
  const head = Math.min(5, digits.length - tail - 4)
  const hidden = '*'.repeat(digits.length - head - tail)
  return `+${digits.slice(0, head)}${hidden}${digits.slice(-tail)}`
}
