import { connect, createServer, type Socket } from 'node:net'

/** A way to a server that can be cut, or go dead without a word as a cable that is pulled. */
export interface Way {
  /** The address with this way in it. */
  url: string
  /** Every connection ends at once; new ones pass. */
  cut(): void
  /** From now on nothing passes, and nobody is told. */
  stall(): void
  /** Every connection ends at once, and new ones too, as when nobody is there. */
  shut(): void
  /** New connections pass again; those that were stalled stay dead. */
  heal(): void
  /** New connections lead there. */
  aim(url: string): void
  close(): Promise<void>
}

// What the database asks of the system (KEPT_ALIVE), which here would find this proxy in good health.
const NOTICED_AFTER_MS = 60_000

export async function startWay(url: string): Promise<Way> {
  let target = new URL(url)
  const open = new Set<Socket>()
  const dead = new Set<Socket>()
  const upstreams = new WeakSet<Socket>()
  let isStalled = false
  let isShut = false
  const server = createServer({ allowHalfOpen: true }, (client) => {
    client.on('error', () => {})
    if (isShut) return void client.destroy()
    if (isStalled) return void forget(client)
    keep(client)
    const upstream = connect(Number(target.port), target.hostname)
    keep(upstream)
    upstreams.add(upstream)
    upstream.on('error', () => client.destroy())
    client.pipe(upstream)
    upstream.pipe(client)
    client.on('close', () => open.delete(client) && upstream.destroy())
    upstream.on('close', () => open.delete(upstream) && client.destroy())
  })
  const keep = (socket: Socket) => open.add(socket)
  const forget = (socket: Socket) => {
    socket.unpipe()
    socket.pause()
    dead.add(socket)
    const noticed = upstreams.has(socket) && setTimeout(() => socket.destroy(), NOTICED_AFTER_MS)
    if (noticed) noticed.unref()
    socket.once('close', () => {
      dead.delete(socket)
      if (noticed) clearTimeout(noticed)
    })
  }
  const cut = () => {
    for (const socket of open) socket.destroy()
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const through = new URL(url)
  through.port = String((server.address() as { port: number }).port)
  return {
    url: through.href,
    cut,
    shut: () => {
      isShut = true
      cut()
    },
    stall: () => {
      isStalled = true
      for (const socket of open) forget(socket)
      // Forgotten: neither end hears of the other any more.
      open.clear()
    },
    heal: () => {
      isStalled = false
      isShut = false
    },
    aim: (to) => {
      target = new URL(to)
    },
    close: async () => {
      for (const socket of [...open, ...dead]) socket.destroy()
      server.close()
    },
  }
}
