import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Person, startTestLinli, type TestLinli } from '#testing'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(() => linli.close())

const ORIGIN = 'http://127.0.0.1:3000'
const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest()
const RP_HASH = sha256('127.0.0.1')

async function knock(path: string, body?: object, headers: Record<string, string> = {}) {
  const response = await linli.app.inject({
    method: body === undefined ? 'GET' : 'POST',
    url: `/api/auth${path}`,
    headers: { origin: ORIGIN, ...headers },
    ...(body === undefined ? {} : { payload: body }),
  })
  const cookie = response.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
  return { status: response.statusCode, body: response.json(), cookie: cookie.join('; ') }
}

/** An authenticator in software: one ES256 key (W3C Web Authentication, §6). */
interface Authenticator {
  id: Buffer
  privateKey: KeyObject
  cose: Buffer
}

function newAuthenticator(): Authenticator {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x, y } = publicKey.export({ format: 'jwk' })
  const cose = Buffer.concat([
    Buffer.from('a5010203262001215820', 'hex'),
    Buffer.from(x!, 'base64url'),
    Buffer.from('225820', 'hex'),
    Buffer.from(y!, 'base64url'),
  ])
  return { id: randomBytes(16), privateKey, cose }
}

const clientData = (type: string, challenge: string, origin = ORIGIN) =>
  Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))

function madeCredential(device: Authenticator, challenge: string) {
  const authData = Buffer.concat([
    RP_HASH,
    Buffer.from([0x45, 0, 0, 0, 0]),
    Buffer.alloc(16),
    Buffer.from([0, device.id.length]),
    device.id,
    device.cose,
  ])
  const attestation = Buffer.concat([
    Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746158', 'hex'),
    Buffer.from([authData.length]),
    authData,
  ])
  return {
    id: device.id.toString('base64url'),
    rawId: device.id.toString('base64url'),
    type: 'public-key',
    clientExtensionResults: {},
    response: {
      clientDataJSON: clientData('webauthn.create', challenge).toString('base64url'),
      attestationObject: attestation.toString('base64url'),
      transports: ['internal'],
    },
  }
}

function assertion(device: Authenticator, challenge: string, origin?: string) {
  const authData = Buffer.concat([RP_HASH, Buffer.from([0x05, 0, 0, 0, 1])])
  const client = clientData('webauthn.get', challenge, origin)
  const signature = sign('sha256', Buffer.concat([authData, sha256(client)]), device.privateKey)
  return {
    id: device.id.toString('base64url'),
    rawId: device.id.toString('base64url'),
    type: 'public-key',
    clientExtensionResults: {},
    response: {
      clientDataJSON: client.toString('base64url'),
      authenticatorData: authData.toString('base64url'),
      signature: signature.toString('base64url'),
    },
  }
}

async function keptPasskey(person: Person): Promise<Authenticator> {
  const device = newAuthenticator()
  const authorization = `Bearer ${person.token}`
  const begun = await knock('/passkey/generate-register-options', undefined, { authorization })
  const kept = await knock(
    '/passkey/verify-registration',
    { response: madeCredential(device, begun.body.challenge), name: 'My phone' },
    { authorization, cookie: begun.cookie },
  )
  expect(kept.status).toBe(200)
  return device
}

async function signIn(device: Authenticator, origin?: string) {
  const asked = await knock('/passkey/generate-authenticate-options')
  const response = assertion(device, asked.body.challenge, origin)
  const answer = await knock(
    '/passkey/verify-authentication',
    { response },
    { cookie: asked.cookie },
  )
  return { ...answer, response, challengeCookie: asked.cookie }
}

test('a passkey that was kept signs in, and its answer does so once', async () => {
  const person = await linli.person({ role: 'finance' })
  const device = await keptPasskey(person)
  const first = await signIn(device)
  expect(first.status).toBe(200)
  const me = await linli.call({ id: '', token: first.body.session.token }, 'GET', '/me')
  expect(me.body).toMatchObject({ id: person.id, passkeys: 1 })
  const replayed = await knock(
    '/passkey/verify-authentication',
    { response: first.response },
    { cookie: first.challengeCookie },
  )
  expect(replayed.status).toBeGreaterThanOrEqual(400)
})

test('a passkey of another key, or asked for by another site, signs nobody in', async () => {
  const device = await keptPasskey(await linli.person())
  const forged = { ...newAuthenticator(), id: device.id }
  expect((await signIn(forged)).status).toBeGreaterThanOrEqual(400)
  expect((await signIn(device, 'https://evil.example')).status).toBeGreaterThanOrEqual(400)
  expect((await signIn(newAuthenticator())).status).toBeGreaterThanOrEqual(400)
})

test('only its owner forgets a passkey', async () => {
  const [owner, other] = [await linli.person(), await linli.person()]
  const device = await keptPasskey(owner)
  const bearer = (person: Person) => ({ authorization: `Bearer ${person.token}` })
  const [{ id }] = (await knock('/passkey/list-user-passkeys', undefined, bearer(owner))).body
  expect(
    (await knock('/passkey/delete-passkey', { id }, bearer(other))).status,
  ).toBeGreaterThanOrEqual(400)
  expect((await signIn(device)).status).toBe(200)
  expect((await knock('/passkey/delete-passkey', { id }, bearer(owner))).status).toBe(200)
  expect((await signIn(device)).status).toBeGreaterThanOrEqual(400)
})
