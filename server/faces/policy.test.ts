import fastify from 'fastify'
import { expect, test } from 'vitest'
import { guardPage } from './policy.ts'

async function policyOf(...[face, tiles]: [Parameters<typeof guardPage>[1], string?]) {
  const app = fastify()
  app.get('/', (_, reply) => reply.send(guardPage(reply, face, tiles)))
  const { headers, body } = await app.inject('/')
  await app.close()
  return { policy: String(headers['content-security-policy']), nonce: body }
}

test('pictures come from nowhere else, but for the tiles of a tile server that is set', async () => {
  const plain = (await policyOf('console')).policy
  expect(plain).toContain("img-src 'self' data: blob:;")
  const { policy, nonce } = await policyOf('console', 'https://tiles.example')
  expect(policy).toContain("img-src 'self' data: blob: https://tiles.example;")
  const others = policy.replace(' https://tiles.example', '').replaceAll(nonce, '')
  expect(others).toBe(plain.replace(/(?<='nonce-)[^']+/g, ''))
})
