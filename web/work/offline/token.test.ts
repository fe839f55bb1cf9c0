import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import { verifyAsync } from '@noble/ed25519'
import { expect, test } from 'vitest'
import { type PickupClaim, readToken, whyVoid } from './token.ts'

const { publicKey, privateKey } = generateKeyPairSync('ed25519')
const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
const keys = [{ keyId: 'key-1', pem }]

const CLAIM: PickupClaim = {
  v: 1,
  r: 'chengdu',
  c: 'c',
  d: '2026-11-22',
  h: 'code',
  n: 2,
  s: 17,
  o: ['a', 'b'],
  f: 1000,
  u: 2000,
}

function tokenOf(claim: unknown, keyId = 'key-1'): string {
  const payload = Buffer.from(JSON.stringify(claim)).toString('base64url')
  const signature = sign(
    null,
    Buffer.from(payload),
    createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' })),
  ).toString('base64url')
  return `${payload}.${keyId}.${signature}`
}

/** The text with other characters at its end, whatever stood there. */
const otherEnd = (text: string): string =>
  text.slice(0, -3) + (text.endsWith('AAA') ? 'BBA' : 'AAA')

test('a token of ours is read, and one with anything changed is not', async () => {
  const token = tokenOf(CLAIM)
  expect(await readToken(token, keys)).toEqual({ read: 'claim', claim: CLAIM })
  const [payload, keyId, signature] = token.split('.') as [string, string, string]
  const other = Buffer.from(JSON.stringify({ ...CLAIM, o: ['c'] })).toString('base64url')
  for (const changed of [
    `${other}.${keyId}.${signature}`,
    `${payload}.${keyId}.${otherEnd(signature)}`,
    `${payload}.${keyId}`,
    'hello',
  ]) {
    expect(await readToken(changed, keys), changed).toEqual({ read: 'altered' })
  }
  expect(await readToken(tokenOf({ v: 2 }), keys)).toEqual({ read: 'altered' })
})

test('every bit of a signature counts, also those that base64 does not need', async () => {
  const token = tokenOf(CLAIM)
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const last = alphabet.indexOf(token.at(-1)!)
  const twin = token.slice(0, -1) + alphabet[last ^ 1]
  expect(await readToken(twin, keys)).toEqual({ read: 'altered' })
})

test('a token by a key that the phone does not have is for the server to judge', async () => {
  expect(await readToken(tokenOf(CLAIM, 'key-2'), keys)).toEqual({ read: 'unknown-key' })
})

test('phones without the algorithm judge alike', async () => {
  const [payload, , signature] = tokenOf(CLAIM).split('.') as [string, string, string]
  const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32)
  const check = (text: string) =>
    verifyAsync(Buffer.from(signature, 'base64url'), Buffer.from(text), raw)
  expect(await check(payload)).toBe(true)
  expect(await check(`${payload}x`)).toBe(false)
})

test('a claim is good from its beginning until its end, in its newest version, while not taken back', () => {
  const at = (seconds: number) => whyVoid(CLAIM, [], seconds * 1000)
  expect([at(999), at(1000), at(1999), at(2000)]).toEqual(['early', null, null, 'late'])
  const code = { codeId: 'code', version: 2, isVoid: false }
  expect(whyVoid(CLAIM, [code], 1_500_000)).toBeNull()
  expect(whyVoid(CLAIM, [{ ...code, version: 3 }], 1_500_000)).toBe('renewed')
  expect(whyVoid(CLAIM, [{ ...code, isVoid: true }], 1_500_000)).toBe('revoked')
})
