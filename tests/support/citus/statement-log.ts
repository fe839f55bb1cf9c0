import { AsyncLocalStorage } from 'node:async_hooks'
import { Socket } from 'node:net'

/** One statement as it went over the wire, with the values that were bound to it. */
export interface SentStatement {
  text: string
  /** As text; null for a null, undefined where the driver sent bytes. */
  values: (string | null | undefined)[]
}

export interface StatementLog {
  /** Each entry is one transaction, in its order; a statement outside of one is alone in its own. */
  transactions: SentStatement[][]
  stop(): void
}

const program = new AsyncLocalStorage<true>()

/** Marks what the program does, as against what a test does to prepare or to look. */
export const asProgram = <Result>(work: () => Result): Result => program.run(true, work)

const PROTOCOL_3 = 196_608

/**
 * Reads along what the program, in this process, sends to its database: on the sockets themselves,
 * so that no driver and no pipelined statement goes unseen.
 */
export function logStatements(): StatementLog {
  const transactions: SentStatement[][] = []
  const readers = new WeakMap<Socket, ((chunk: Buffer) => void) | null>()
  const write = Socket.prototype.write
  Socket.prototype.write = function (this: Socket, ...given: unknown[]) {
    const chunk = typeof given[0] === 'string' ? Buffer.from(given[0]) : (given[0] as Buffer)
    if (!readers.has(this)) {
      const isPostgres = chunk.length >= 8 && chunk.readInt32BE(4) === PROTOCOL_3
      readers.set(this, isPostgres ? readConnection(transactions) : null)
    }
    readers.get(this)?.(chunk)
    return (write as (...args: unknown[]) => boolean).apply(this, given)
  } as typeof write
  return {
    transactions,
    stop: () => {
      Socket.prototype.write = write
    },
  }
}

function readConnection(transactions: SentStatement[][]): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0)
  let isGreeted = false
  let open: SentStatement[] | undefined
  const prepared = new Map<string, string>()

  const sent = (statement: SentStatement): void => {
    if (program.getStore() !== true) return
    const command = statement.text.trim().toLowerCase()
    if (/^(begin|start transaction)\b/.test(command)) open = []
    else if (/^(commit|rollback(?! to)|end)\b/.test(command)) {
      if (open !== undefined && open.length > 0) transactions.push(open)
      open = undefined
    } else if (open !== undefined) open.push(statement)
    else transactions.push([statement])
  }

  const message = (type: string, body: Buffer): void => {
    if (type === 'Q') sent({ text: textAt(body, 0).text, values: [] })
    else if (type === 'P') {
      const name = textAt(body, 0)
      prepared.set(name.text, textAt(body, name.end).text)
    } else if (type === 'B') {
      const name = textAt(body, textAt(body, 0).end)
      sent({ text: prepared.get(name.text) ?? '', values: valuesAt(body, name.end) })
    }
  }

  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    for (;;) {
      const head = isGreeted ? 1 : 0
      if (rest.length < head + 4) return
      const length = rest.readInt32BE(head)
      if (rest.length < head + length) return
      if (isGreeted) message(String.fromCharCode(rest[0]!), rest.subarray(5, 1 + length))
      isGreeted = true
      rest = rest.subarray(head + length)
    }
  }
}

function textAt(body: Buffer, start: number): { text: string; end: number } {
  const zero = body.indexOf(0, start)
  return { text: body.toString('utf8', start, zero), end: zero + 1 }
}

function valuesAt(body: Buffer, start: number): SentStatement['values'] {
  const formats = body.readInt16BE(start)
  let at = start + 2
  const isBinary = Array.from({ length: formats }, (_, nth) => body.readInt16BE(at + 2 * nth) === 1)
  at += 2 * formats
  const count = body.readInt16BE(at)
  at += 2
  return Array.from({ length: count }, (_, nth) => {
    const length = body.readInt32BE(at)
    at += 4
    if (length < 0) return null
    const bytes = body.subarray(at, at + length)
    at += length
    return (isBinary.length === 1 ? isBinary[0] : isBinary[nth]) ? undefined : bytes.toString()
  })
}
