/**
 * The check digit of the first 12 digits of an EAN-13 (GTIN-13): weights 1 and 3 in turn from the
 * left, and what is missing to the next ten. Source: GS1 General Specifications, "Standard check
 * digit calculations for GS1 data structures".
 * @throws RangeError when `digits` are not 12 digits
 */
export function ean13CheckDigit(digits: string): string {
  if (!/^[0-9]{12}$/.test(digits)) throw new RangeError('an EAN-13 has 12 digits before its check')
  let sum = 0
  for (let index = 0; index < 12; index += 1) {
    sum += Number(digits[index]) * (index % 2 === 0 ? 1 : 3)
  }
  return String((10 - (sum % 10)) % 10)
}

/** Whether `code` is 13 digits of which the last is the check digit of the others. */
export function isEan13(code: string): boolean {
  return /^[0-9]{13}$/.test(code) && ean13CheckDigit(code.slice(0, 12)) === code[12]
}
