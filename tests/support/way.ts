import { connect, createServer, type Socket } from 'node:net'

/** A way to a server that can go dead without a word, as a cable that is pulled. */
export interface Way {
  /** The address with this way in it. */
  url: string
  /** From now on nothing passes, and nobody is told. */
  stall(): void
  /** New connections pass again; those that were stalled stay dead. */
  heal(): void
  close(): Promise<void>
}

export async function startWay(url: string): Promise<Way> {
  const target = new URL(url)
  const open = new Set<Socket>()
  let isStalled = false
  const server = createServer({ allowHalfOpen: true }, (client) => {
    open.add(client)
    client.on('error', () => {})
    if (isStalled) return
    const upstream = connect(Number(target.port), target.hostname)
    open.add(upstream)
    upstream.on('error', () => client.destroy())
    client.pipe(upstream)
    upstream.pipe(client)
    client.on('close', () => open.has(client) && upstream.destroy())
    upstream.on('close', () => open.has(upstream) && client.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const through = new URL(url)
  through.port = String((server.address() as { port: number }).port)
  return {
    url: through.href,
    stall: () => {
      isStalled = true
      for (const socket of open) {
        socket.unpipe()
        socket.pause()
      }
      // Forgotten: neither end hears of the other any more.
      open.clear()
    },
    heal: () => {
      isStalled = false
    },
    close: async () => {
      for (const socket of open) socket.destroy()
      server.close()
    },
  }
}
