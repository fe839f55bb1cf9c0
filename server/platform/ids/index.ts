import { randomFillSync, randomInt } from 'node:crypto'

const MOST_IN_A_MILLISECOND = 0xfff
const DRAW_BYTES = 8

// Asked for eight at a time, random bytes cost more than all else about an id.
const pool = Buffer.allocUnsafeSlow(512 * DRAW_BYTES)
let poolInHex = ''
let drawn = pool.length

/** Where eight random bytes that nobody has drawn lie in the pool. */
function draw(): number {
  if (drawn === pool.length) {
    randomFillSync(pool)
    // The first two bits are the variant of RFC 9562.
    for (let at = 0; at < pool.length; at += DRAW_BYTES) pool[at] = 0x80 | (pool[at]! & 0x3f)
    poolInHex = pool.toString('hex')
    drawn = 0
  }
  drawn += DRAW_BYTES
  return drawn - DRAW_BYTES
}

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
  const count = (0x7000 + sequence).toString(16)
  const from = draw() * 2
  return `${lastTime}${count}-${poolInHex.slice(from, from + 4)}-${poolInHex.slice(from + 4, from + 16)}`
}

/** The lowest id that an instant can have: ids rise with time, as near as clocks agree. */
export function firstIdAt(instant: Date): string {
  const time = instant.getTime().toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`
}

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** An order number as people read it out: 8 random Crockford digits, unique within a region. */
export function newOrderNumber(): string {
  const from = draw()
  let number = ''
  for (let at = from; at < from + DRAW_BYTES; at += 1) number += CROCKFORD[pool[at]! & 31]
  return number
}
