import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** Clients that hold what they can and give nothing. */
export interface SlowClients {
  sockets: Socket[]
  close(): void
}

/** What each kind of them sends before it falls silent. */
const WORDS = {
  nothing: () => '',
  'half a head': () => 'POST /api/v1/regions/chengdu/checkouts HTTP/1.1\r\nHost: x\r\nX-Slow: ',
  'half a body': (token: string) =>
    [
      'POST /api/v1/regions/chengdu/checkouts HTTP/1.1',
      ...['Host: x', 'Content-Type: application/json', 'Content-Length: 500'],
      ...[`Authorization: Bearer ${token}`, 'Idempotency-Key: of-a-slow-one', '', '{"parts":['],
    ].join('\r\n'),
  // Asks for much, many times over, and reads none of it.
  'no reading': () => 'GET /api/openapi.json HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(20),
}

/** As many of each kind, connected and silent. */
export async function connectSlowClients(
  address: string,
  token: string,
  ofEach: number,
): Promise<SlowClients> {
  const { port, hostname } = new URL(address)
  const sockets: Socket[] = []
  for (const words of Object.values(WORDS)) {
    for (let made = 0; made < ofEach; made += 1) {
      const socket = connect(Number(port), hostname)
      socket.on('error', () => {})
      sockets.push(socket)
      await once(socket, 'connect')
      socket.pause()
      socket.write(words(token))
    }
  }
  return {
    sockets,
    close: () => {
      for (const socket of sockets) socket.destroy()
    },
  }
}
