import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#platform/ids'
import { sandboxProvider } from './provider.ts'
import { sandboxKeys } from './signatures.ts'

const secret = { id: '1', secret: 'only-for-tests-and-long-enough-0123456789' }
const sockets: Socket[] = []

let silent: Server

beforeAll(async () => {
  silent = createServer((socket) => void sockets.push(socket)).listen(0, '127.0.0.1')
  await once(silent, 'listening')
})
afterAll(() => {
  for (const socket of sockets) socket.destroy()
  silent.close()
})

test('a provider that takes the call and never answers is given up', async () => {
  const provider = sandboxProvider({
    baseUrl: () => `http://127.0.0.1:${(silent.address() as AddressInfo).port}`,
    merchant: 'linli',
    ourKeys: sandboxKeys([secret], 'merchant'),
    itsKeys: sandboxKeys([secret], 'sandbox'),
    timeoutMs: 100,
  })
  const number = `chengdu_${newId()}`
  const refund = {
    number: `r_${newId()}`,
    paymentNumber: number,
    amountMinor: 100,
    currency: 'CNY',
    reason: 'bruised',
  }
  const asked = [
    () => provider.query(number),
    () => provider.refund(refund),
    () => provider.queryRefund(refund.number),
    () => provider.dailyBill('2027-03-01'),
  ]
  for (const ask of asked) await expect(ask()).rejects.toMatchObject({ name: 'TimeoutError' })
  expect(sockets.length).toBeGreaterThan(0)
})
