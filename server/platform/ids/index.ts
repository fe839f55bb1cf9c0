import { randomBytes, randomInt, randomUUID } from 'node:crypto'

const MOST_IN_A_MILLISECOND = 0xfff

let lastMs = 0
let sequence = 0

/**
 * An id of any row: UUIDv7, made by the program. Ids of one process rise, also within a millisecond
 * (RFC 9562 §6.2: the 12 bits after the time count); ids of several do not, and none says anything
 * of the order of commits.
 */
export function newId(): string {
  const nowMs = Date.now()
  if (nowMs > lastMs) {
    lastMs = nowMs
    // Starts low, so that there is room to count up.
    sequence = randomInt(0x400)
  } else if (sequence < MOST_IN_A_MILLISECOND) {
    sequence += 1
  } else {
    lastMs += 1
    sequence = 0
  }
  const time = lastMs.toString(16).padStart(12, '0')
  const count = sequence.toString(16).padStart(3, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count}-${randomUUID().slice(19)}`
}

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** An order number as people read it out: 8 random Crockford digits, unique within a region. */
export function newOrderNumber(): string {
  let number = ''
  for (const byte of randomBytes(8)) number += CROCKFORD[byte & 31]
  return number
}
