import { connect, type Socket } from 'node:net'

export interface Reply {
  status: number
  body: string
}

export interface Asked {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: string
  headers?: Record<string, string>
  /** JSON text. */
  body?: string
}

const HEAD_END = Buffer.from('\r\n\r\n')
const CHUNKED = /^transfer-encoding: *chunked/im
const LENGTH = /^content-length: *(\d+)/im
const EMPTY = Buffer.alloc(0)

/**
 * One HTTP/1.1 connection that is kept, with one call under way at a time. Node's own client costs
 * more than the answer of a fast server, on the machine that is to be measured: this one reads no
 * more of an answer than its status, its length and its body.
 */
export class Connection {
  readonly #host: string
  readonly #port: number
  #socket: Socket | null = null
  #read: Buffer = EMPTY
  #waiting: { resolve(reply: Reply): void; reject(error: Error): void } | null = null

  constructor(address: string) {
    const { hostname, port } = new URL(address)
    this.#host = hostname
    this.#port = Number(port)
  }

  /** Sends a call; rejects when the connection is lost before its answer. */
  send({ method, path, headers = {}, body }: Asked): Promise<Reply> {
    let head = `${method} ${path} HTTP/1.1\r\nhost: ${this.#host}:${this.#port}\r\n`
    for (const [name, value] of Object.entries(headers)) head += `${name}: ${value}\r\n`
    if (body !== undefined) {
      head += `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`
    }
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject }
      this.#open().write(`${head}\r\n${body ?? ''}`)
    })
  }

  close(): void {
    this.#socket?.destroy()
    this.#socket = null
  }

  #open(): Socket {
    if (this.#socket !== null) return this.#socket
    const socket = connect(this.#port, this.#host)
    socket.setNoDelay(true)
    socket.on('data', (chunk: Buffer) => this.#take(chunk))
    socket.on('error', (error) => this.#lose(socket, error))
    socket.on('close', () => this.#lose(socket, new Error('the connection was closed')))
    this.#socket = socket
    return socket
  }

  #lose(socket: Socket, error: Error): void {
    if (this.#socket !== socket) return
    this.#socket = null
    this.#read = EMPTY
    this.#waiting?.reject(error)
    this.#waiting = null
  }

  #take(chunk: Buffer): void {
    this.#read = this.#read.length === 0 ? chunk : Buffer.concat([this.#read, chunk])
    const reply = replyIn(this.#read)
    if (reply === null) return
    const waiting = this.#waiting
    this.#read = EMPTY
    this.#waiting = null
    waiting?.resolve(reply)
  }
}

/** The answer that the bytes hold; null while it is not whole. */
function replyIn(bytes: Buffer): Reply | null {
  const end = bytes.indexOf(HEAD_END)
  if (end < 0) return null
  const head = bytes.toString('latin1', 0, end)
  const status = Number(head.slice(9, 12))
  const from = end + HEAD_END.length
  if (CHUNKED.test(head)) {
    const body = chunksIn(bytes, from)
    return body === null ? null : { status, body }
  }
  const length = Number(LENGTH.exec(head)?.[1] ?? 0)
  if (bytes.length < from + length) return null
  return { status, body: bytes.toString('utf8', from, from + length) }
}

/** The joined chunks from a place on; null while the last is not there. RFC 9112, 7.1. */
function chunksIn(bytes: Buffer, start: number): string | null {
  const parts: Buffer[] = []
  for (let at = start; ; ) {
    const lineEnd = bytes.indexOf('\r\n', at)
    if (lineEnd < 0) return null
    const size = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16)
    const from = lineEnd + 2
    if (bytes.length < from + size + 2) return null
    if (size === 0) return Buffer.concat(parts).toString()
    parts.push(bytes.subarray(from, from + size))
    at = from + size + 2
  }
}
