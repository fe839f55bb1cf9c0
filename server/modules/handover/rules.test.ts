import { generateKeyPairSync, sign, verify } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deadlineOf, extended } from './deadline.ts'
import { goodsBack } from './goods-back.ts'
import { plainNumber } from './order-slip.ts'
import { newDigits, openSecrets } from './secrets.ts'
import { isGoodAt, type PickupClaim, readToken, writeToken } from './token.ts'
import { fateOf, WHYS } from './uncollected.ts'

const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const keys = {
  sign: (bytes: string | Buffer) => ({
    keyId: 'k1',
    signature: sign(null, Buffer.from(bytes as string), privateKey).toString('base64url'),
  }),
  verify: (bytes: string | Buffer, signed: { keyId: string; signature: string }) =>
    signed.keyId === 'k1' &&
    verify(
      null,
      Buffer.from(bytes as string),
      publicKey,
      Buffer.from(signed.signature, 'base64url'),
    ),
}

const CLAIM: PickupClaim = {
  v: 1,
  r: 'chengdu',
  c: 'c',
  d: '2026-11-22',
  h: 'h',
  n: 1,
  s: 17,
  o: ['o'],
  f: 100,
  u: 200,
}

describe('tokens', () => {
  test('what was signed is read, and not one changed character of it', () => {
    const token = writeToken(CLAIM, keys)
    expect(readToken(token, keys)).toMatchObject({ read: 'claim', claim: CLAIM, keyId: 'k1' })
    const characters = fc.constantFrom(
      ...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz019-_.',
    )
    fc.assert(
      fc.property(fc.nat(token.length - 1), characters, (at, character) => {
        const changed = `${token.slice(0, at)}${character}${token.slice(at + 1)}`
        fc.pre(changed !== token)
        expect(readToken(changed, keys).read).toBe('altered')
      }),
    )
  })

  test('anything else is none of ours', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readToken(text, keys).read).toBe('altered')
      }),
    )
  })

  test('a token is good from its first second to before its last', () => {
    const goodAt = (seconds: number) => isGoodAt(CLAIM, new Date(seconds * 1000))
    expect([99.999, 100, 199.999, 200].map(goodAt)).toEqual([false, true, true, false])
  })
})

test('digits are found by each secret still told, and mean nothing in another place', () => {
  const older = { id: '1', secret: 'a'.repeat(32) }
  const newer = { id: '2', secret: 'b'.repeat(32) }
  const before = openSecrets({ secrets: [older], signingKeysFile: undefined })
  const after = openSecrets({ secrets: [newer, older], signingKeysFile: undefined })
  const place = { regionId: 'chengdu', communityId: 'c' }
  const digits = newDigits()
  expect(digits).toMatch(/^[0-9]{8}$/)
  const sealed = before.seal(place, 'code', digits)
  expect(after.open('code', sealed)).toBe(digits)
  const found = (where: typeof place) =>
    after.hashesOf(where, digits).some((hash) => hash.equals(sealed.digitsHash))
  expect(found(place)).toBe(true)
  expect(found({ ...place, communityId: 'd' })).toBe(false)
  expect(sealed.digitsSealed.includes(digits)).toBe(false)
})

describe('waiting', () => {
  const rules = {
    'handover.collectDays': 2,
    'handover.freshCollectDays': 1,
    'handover.collectTime': '21:00',
    'handover.extensionDays': 1,
  }
  const zone = 'Asia/Shanghai'
  const readyAt = new Date('2026-11-22T02:00:00Z')
  const until = (storages: string[], at = readyAt) =>
    deadlineOf({ pickupDate: '2026-11-22', storages, readyAt: at }, rules, zone).toISOString()

  test('goods wait as long as what keeps least of them, from the day they came', () => {
    expect(until(['ambient'])).toBe('2026-11-24T13:00:00.000Z')
    expect(until(['ambient', 'frozen'])).toBe('2026-11-23T13:00:00.000Z')
    expect(until(['ambient'], new Date('2026-11-23T17:00:00Z'))).toBe('2026-11-26T13:00:00.000Z')
    const deadline = new Date(until(['ambient']))
    expect(extended(deadline, rules, zone).toISOString()).toBe('2026-11-25T13:00:00.000Z')
  })
})

test('what a line that nobody fetched costs is given back or kept, to the last cent', () => {
  const rulesOf = fc.record({
    'handover.refundFresh': fc.boolean(),
    'handover.uncollectedFeeBasisPoints': fc.nat(10_000),
  })
  fc.assert(
    fc.property(
      rulesOf,
      fc.nat(10_000_000),
      fc.constantFrom('ambient', 'chilled', 'frozen'),
      fc.boolean(),
      fc.constantFrom(...WHYS),
      (rules, dueMinor, storage, isPaid, why) => {
        const line = { orderId: 'o', lineNumber: 1, skuId: 's', storage, quantity: 2, dueMinor }
        const fate = fateOf(line, { isPaid, why }, rules)
        expect(fate.refundedMinor + fate.keptMinor).toBe(dueMinor)
        expect(Math.min(fate.refundedMinor, fate.keptMinor)).toBeGreaterThanOrEqual(0)
        expect(fate.fate).toBe(storage === 'ambient' ? 'restocked' : 'written-off')
        if (!isPaid || why === 'cannot-wait') expect(fate.keptMinor).toBe(0)
      },
    ),
  )
})

test('what comes out of the bags of a line is what it still had, by lot as far as known', () => {
  const bagged = fc.array(fc.record({ lotId: fc.uuid(), quantity: fc.integer({ min: 1, max: 9 }) }))
  fc.assert(
    fc.property(bagged, fc.integer({ min: 1, max: 30 }), (lots, quantity) => {
      const line = { orderId: 'o', lineNumber: 1, skuId: 's' }
      const back = goodsBack(
        [{ ...line, quantity }],
        lots.map((lot) => ({ ...line, ...lot })),
      )
      expect(back.reduce((sum, one) => sum + one.quantity, 0)).toBe(quantity)
      const inLots = lots.reduce((sum, one) => sum + one.quantity, 0)
      const without = back.find((one) => one.lotId === null)?.quantity ?? 0
      expect(without).toBe(Math.max(0, quantity - inLots))
    }),
  )
})

test('an order’s number is read as it is read out', () => {
  expect(plainNumber(' 7k3mo9il ')).toBe('7K3M0911')
})
