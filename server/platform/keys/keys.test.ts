import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDatabase, type Database } from '#platform/db'
import { type FreshDatabase, freshDatabase } from '#testing'
import {
  createKeyring,
  deleteSecret,
  getSecret,
  KeyGone,
  loadSigningKeys,
  putSecret,
  reencrypt,
  rotateSigningKey,
} from './index.ts'

let fresh: FreshDatabase
let database: Database

beforeAll(async () => {
  fresh = await freshDatabase()
  database = createDatabase(fresh.url, 4)
})
afterAll(async () => {
  await database.close()
  await fresh.drop()
})

const old = { id: '1', secret: 'an-old-secret-of-some-length' }
const current = { id: '2', secret: 'a-new-secret-of-some-length' }
const VALUE = 'sk_live_very_secret'

const keep = (keyring: ReturnType<typeof createKeyring>, name: string, value = VALUE) =>
  database.db.transaction().execute((tx) => putSecret(tx, keyring, { name, value, setBy: null }))

/** Everything the table holds, as text, bytes read as text too. */
async function wholeTable(): Promise<string> {
  const { rows } = await database.pool.query(
    `select name, key_id, encode(ciphertext, 'escape') as bytes from secrets`,
  )
  return JSON.stringify(rows)
}

test('a secret comes back as it was put in, and is nowhere in the database in clear', async () => {
  const keyring = createKeyring([current])
  await keep(keyring, 'sandbox.key')
  expect(await getSecret(database.db, keyring, 'sandbox.key')).toBe(VALUE)
  expect(await wholeTable()).not.toContain('sk_live')
  expect(await getSecret(database.db, keyring, 'other')).toBeNull()
})

test('the same text is never the same bytes twice', () => {
  const keyring = createKeyring([current])
  expect(keyring.seal('a', VALUE).ciphertext).not.toEqual(keyring.seal('a', VALUE).ciphertext)
})

test('moved to another name, or with one bit flipped, it does not open', () => {
  const keyring = createKeyring([current])
  const sealed = keyring.seal('a', VALUE)
  expect(() => keyring.open('b', sealed)).toThrow()
  for (const at of [0, 12, 28]) {
    const ciphertext = Buffer.from(sealed.ciphertext)
    ciphertext[at]! ^= 1
    expect(() => keyring.open('a', { ...sealed, ciphertext })).toThrow()
  }
  expect(() =>
    keyring.open('a', { ...sealed, ciphertext: sealed.ciphertext.subarray(0, 20) }),
  ).toThrow()
})

test('after a rotation the old secret still opens, until everything is encrypted anew', async () => {
  await keep(createKeyring([old]), 'rotated')
  const both = createKeyring([current, old])
  expect(await getSecret(database.db, both, 'rotated')).toBe(VALUE)
  const anew = () => database.db.transaction().execute((tx) => reencrypt(tx, both))
  expect(await anew()).toBe(1)
  expect(await anew()).toBe(0)
  expect(await getSecret(database.db, createKeyring([current]), 'rotated')).toBe(VALUE)
  await expect(getSecret(database.db, createKeyring([old]), 'rotated')).rejects.toThrow(KeyGone)
})

test('a secret put in again is replaced, and deleted it is gone', async () => {
  const keyring = createKeyring([current])
  await keep(keyring, 'changed')
  await keep(keyring, 'changed', 'another')
  expect(await getSecret(database.db, keyring, 'changed')).toBe('another')
  await database.db.transaction().execute((tx) => deleteSecret(tx, 'changed'))
  expect(await getSecret(database.db, keyring, 'changed')).toBeNull()
})

test('two processes that start at once sign by one key, which is not in clear', async () => {
  const keyring = createKeyring([current])
  const [one, two] = await Promise.all([
    loadSigningKeys(database.db, keyring),
    loadSigningKeys(database.db, keyring),
  ])
  expect(one.currentKeyId).toBe(two.currentKeyId)
  expect(two.verify('a message', one.sign('a message'))).toBe(true)
  expect(two.verify('a messagf', one.sign('a message'))).toBe(false)
  expect(await wholeTable()).not.toContain('PRIVATE KEY')
})

test('a new signing key signs from then on, and what the old one signed still verifies', async () => {
  const keyring = createKeyring([current])
  const before = await loadSigningKeys(database.db, keyring)
  const signed = before.sign('a message')
  const after = await rotateSigningKey(database.db, keyring)
  expect(after.currentKeyId).not.toBe(before.currentKeyId)
  expect(after.verify('a message', signed)).toBe(true)
  expect(before.verify('a message', after.sign('a message'))).toBe(false)
  expect((await loadSigningKeys(database.db, keyring)).currentKeyId).toBe(after.currentKeyId)
})

test('signing keys come from a file where one is named, and a bad file is told plainly', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'linli-keys-'))
  const file = join(folder, 'keys.json')
  const pem = (type: 'ed25519' | 'x25519') => {
    const pair = type === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('x25519')
    return pair.privateKey.export({ type: 'pkcs8', format: 'pem' })
  }
  const load = () => loadSigningKeys(database.db, createKeyring([current]), file)
  writeFileSync(file, JSON.stringify([{ id: 'k2', privateKey: pem('ed25519') }]))
  const keys = await load()
  expect(keys.sign('x').keyId).toBe('k2')
  writeFileSync(file, 'not json and secret')
  await expect(load()).rejects.toThrow(/SIGNING_KEYS_FILE/)
  await expect(load()).rejects.not.toThrow(/not json and secret/)
  writeFileSync(file, JSON.stringify([{ id: 'k3', privateKey: pem('x25519') }]))
  await expect(load()).rejects.toThrow(/Ed25519/)
  rmSync(folder, { recursive: true })
})
