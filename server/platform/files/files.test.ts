import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createFiles, type Files } from './index.ts'

const bytes = new Uint8Array([0, 1, 2, 250, 255])
const folder = await mkdtemp(join(tmpdir(), 'linli-files-'))
const bucket = new Map<string, { body: Buffer; signed: boolean; type: string | undefined }>()
let store: Server
let stores: Record<string, Files>

beforeAll(async () => {
  store = createServer((request, response) => {
    const key = request.url!.split('?')[0]!
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      if (request.method === 'PUT') {
        const signed = request.headers.authorization?.includes('Credential=KEY/') === true
        const type = request.headers['content-type']
        bucket.set(key, { body: Buffer.concat(parts), signed, type })
        response.end()
      } else if (request.method === 'DELETE') {
        bucket.delete(key)
        response.writeHead(204).end()
      } else if (bucket.has(key)) {
        response.end(bucket.get(key)!.body)
      } else {
        response.writeHead(404, { 'content-type': 'application/xml' })
        response.end('<Error><Code>NoSuchKey</Code><Message>none</Message></Error>')
      }
    })
  })
  await new Promise<void>((listening) => store.listen(0, '127.0.0.1', listening))
  stores = {
    disk: createFiles({ kind: 'disk', folder }),
    s3: createFiles({
      kind: 's3',
      endpoint: `http://127.0.0.1:${(store.address() as AddressInfo).port}`,
      bucket: 'linli',
      region: 'us-east-1',
      accessKey: 'KEY',
      secretKey: 'a secret',
    }),
  }
})
afterAll(async () => {
  store.close()
  await rm(folder, { recursive: true, force: true })
})

describe.each(['disk', 's3'])('a store on %s', (kind) => {
  test('gives back what was put, and the newer of two', async () => {
    const files = stores[kind]!
    await files.put('pictures/chengdu/a/160.webp', new Uint8Array([9]), 'image/webp')
    await files.put('pictures/chengdu/a/160.webp', bytes, 'image/webp')
    expect(new Uint8Array((await files.find('pictures/chengdu/a/160.webp'))!)).toEqual(bytes)
  })

  test('answers null for what is not there, also after it was removed twice', async () => {
    const files = stores[kind]!
    expect(await files.find('pictures/none.webp')).toBeNull()
    await files.put('pictures/gone.webp', bytes, 'image/webp')
    await files.remove(['pictures/gone.webp', 'pictures/none.webp'])
    await files.remove(['pictures/gone.webp'])
    expect(await files.find('pictures/gone.webp')).toBeNull()
  })

  test('takes no key that leads out of it', async () => {
    const files = stores[kind]!
    for (const key of ['../etc/passwd', 'pictures/../../x', '/pictures/x', 'pictures/..', 'x']) {
      await expect(files.put(key, bytes, 'image/webp')).rejects.toThrow('not of our making')
      await expect(files.find(key)).rejects.toThrow('not of our making')
    }
  })
})

test('a bucket is written with the key of the configuration, under the bucket’s name', () => {
  expect(bucket.get('/linli/pictures/chengdu/a/160.webp')).toEqual({
    body: Buffer.from(bytes),
    signed: true,
    type: 'image/webp',
  })
})

test('a folder holds the file under its key', async () => {
  expect(await readdir(join(folder, 'pictures/chengdu/a'))).toEqual(['160.webp'])
})

test('a store that cannot be reached is a fault, not an absent file', async () => {
  const { port } = store.address() as AddressInfo
  const files = createFiles({
    kind: 's3',
    endpoint: `http://127.0.0.1:${port}/broken`,
    bucket: 'linli',
    region: 'us-east-1',
    accessKey: 'KEY',
    secretKey: 'a secret',
  })
  store.close()
  store.closeAllConnections()
  await expect(files.find('pictures/a.webp')).rejects.toThrow()
})
