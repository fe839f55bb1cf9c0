import { connect, type Socket } from 'node:net'
import type pg from 'pg'

/** The server answered nothing for longer than any statement may take: the way to it is dead. */
export class DatabaseSilent extends Error {
  readonly code = 'ETIMEDOUT'

  constructor() {
    super('the database does not answer')
  }
}

/** Whose other side is no longer there is forgotten by the server within a minute, not in two hours. */
export const KEPT_ALIVE =
  '-c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3'

/**
 * Ends a connection on which a statement was sent and nothing came back for so long. The driver's
 * own limit only forgets the statement: the dead connection would go back to the pool, and whoever
 * took it next would wait as long again.
 */
export function endWhenSilent(client: pg.PoolClient, ms: number): void {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection
  let waiting: NodeJS.Timeout | undefined
  const send = client.query.bind(client) as (...args: unknown[]) => unknown
  const sendWatched = (...args: unknown[]): unknown => {
    clearTimeout(waiting)
    waiting = setTimeout(() => stream.destroy(new DatabaseSilent()), ms)
    waiting.unref()
    return send(...args)
  }
  client.query = sendWatched as typeof client.query
  // Nothing is under way any more.
  client.on('drain', () => clearTimeout(waiting))
  client.on('end', () => clearTimeout(waiting))
}

/** The one socket of a connection that is not made again. */
export interface OneSocket {
  open(at: { host: string[]; port: number[]; path?: string | false }): Socket
  giveUp(error: Error): void
}

export function openOneSocket(): OneSocket {
  let socket: Socket | undefined
  return {
    open: ({ host: [host], port: [port], path }) => {
      if (socket !== undefined) throw new DatabaseSilent()
      socket = path ? connect(path) : connect({ host: host ?? 'localhost', port: port ?? 5432 })
      return socket
    },
    giveUp: (error) => socket?.destroy(error),
  }
}
