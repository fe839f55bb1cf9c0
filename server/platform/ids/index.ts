import { randomBytes, randomInt, randomUUID } from 'node:crypto'

const MOST_IN_A_MILLISECOND = 0xfff

let lastMs = 0
/** The time as an id begins with it, written anew each millisecond. */
let lastTime = ''
let sequence = 0

function setTime(ms: number): void {
  lastMs = ms
  const time = ms.toString(16).padStart(12, '0')
  lastTime = `${time.slice(0, 8)}-${time.slice(8)}-`
}

/**
 * An id of any row: UUIDv7, made by the program. Ids of one process rise, also within a millisecond
 * (RFC 9562 §6.2: the 12 bits after the time count); ids of several do not, and none says anything
 * of the order of commits.
 */
export function newId(): string {
  const nowMs = Date.now()
  if (nowMs > lastMs) {
    setTime(nowMs)
    // Starts low, so that there is room to count up.
    sequence = randomInt(0x400)
  } else if (sequence < MOST_IN_A_MILLISECOND) {
    sequence += 1
  } else {
    setTime(lastMs + 1)
    sequence = 0
  }
  // A fourth digit in front keeps the zeros of the three after it: it is the version.
  return `${lastTime}${(0x7000 + sequence).toString(16)}${randomUUID().slice(18)}`
}

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** An order number as people read it out: 8 random Crockford digits, unique within a region. */
export function newOrderNumber(): string {
  let number = ''
  for (const byte of randomBytes(8)) number += CROCKFORD[byte & 31]
  return number
}
