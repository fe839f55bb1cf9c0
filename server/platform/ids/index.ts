import { randomBytes, randomUUIDv7 } from 'node:crypto'

/** An id of any row: UUIDv7, made by the program. Never take its order for the order of commits. */
export const newId = (): string => randomUUIDv7()

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** An order number as people read it out: 8 random Crockford digits, unique within a region. */
export function newOrderNumber(): string {
  let number = ''
  for (const byte of randomBytes(8)) number += CROCKFORD[byte & 31]
  return number
}
