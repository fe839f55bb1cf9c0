import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createZstdDecompress } from 'node:zlib'
import {
  BadBackup,
  countRows,
  type Ending,
  type FileStart,
  FORMAT,
  frame,
  type Head,
  type Letter,
  MAGIC,
  MOST_FRAME_BYTES,
  type Sequence,
  type TableStart,
  type Tail,
} from './format.ts'

/** What a backup is brought back into; each piece is waited for before the next is read. */
export interface Taker {
  head(head: Head): Promise<void>
  table(table: TableStart, pieces: AsyncIterable<Buffer>): Promise<void>
  sequences(sequences: Sequence[]): Promise<void>
  file(file: FileStart, pieces: AsyncIterable<Buffer>): Promise<void>
}

/**
 * Reads a backup from its first byte to its last and hands on what it holds. Only when this has
 * answered is the backup known to be whole: whoever takes it must not have made it last before.
 * @throws BadBackup when it is cut short, was changed, or is of another format
 */
export async function readBackup(path: string, taker: Taker): Promise<{ head: Head; tail: Tail }> {
  await refuseOther(path)
  const frames = readFrames(path)
  const whole = createHash('sha256')
  let head: Head | undefined
  const counts = { tables: 0, rows: 0, files: 0 }
  for (let next = await frames.next(); next.done !== true; next = await frames.next()) {
    const { letter, body } = next.value
    if (letter === 'Z') {
      const tail = parse<Tail>(body)
      const isSame = tail.sha256 === whole.digest('hex')
      const isAll = tail.tables === counts.tables && tail.rows === counts.rows
      if (!isSame || !isAll || tail.files !== counts.files || head === undefined) throw changed()
      if ((await frames.next()).done !== true) throw changed()
      return { head, tail }
    }
    whole.update(frame(letter, body))
    if (letter === 'H') {
      head = parse<Head>(body)
      if (head.format !== FORMAT) throw new BadBackup(`It is of format ${head.format}.`)
      await taker.head(head)
    } else if (letter === 'S') await taker.sequences(parse<Sequence[]>(body))
    else if (letter === 'T' || letter === 'F') {
      const content = new Content(frames, (bytes) => whole.update(bytes))
      if (letter === 'T') await taker.table(parse<TableStart>(body), content.pieces())
      else await taker.file(parse<FileStart>(body), content.pieces())
      const count = content.ending(letter === 'T')
      if (letter === 'T') counts.rows += count
      counts[letter === 'T' ? 'tables' : 'files'] += 1
    } else throw changed()
  }
  throw new BadBackup('It is cut short: its end is missing.')
}

const changed = () => new BadBackup('It was changed or damaged since it was written.')

interface Frame {
  letter: Letter
  body: Buffer
}

type Frames = AsyncGenerator<Frame, void>

/** What lies between the beginning of a table or a file and its end. */
class Content {
  readonly #frames: Frames
  readonly #pass: (bytes: Buffer) => void
  readonly #hash = createHash('sha256')
  #end: Ending | undefined
  #bytes = 0
  #rows = 0

  constructor(frames: Frames, pass: (bytes: Buffer) => void) {
    this.#frames = frames
    this.#pass = pass
  }

  async *pieces(): AsyncGenerator<Buffer> {
    for (;;) {
      // Not for-await: leaving that would end the frames for those who read on.
      const { value, done } = await this.#frames.next()
      if (done === true || value === undefined) throw new BadBackup('It is cut short.')
      this.#pass(frame(value.letter, value.body))
      if (value.letter === 'E') {
        this.#end = parse<Ending>(value.body)
        return
      }
      if (value.letter !== 'D') throw changed()
      this.#hash.update(value.body)
      this.#bytes += value.body.length
      this.#rows += countRows(value.body)
      yield value.body
    }
  }

  ending(isTable: boolean): number {
    const count = isTable ? this.#rows : this.#bytes
    if (this.#end?.sha256 !== this.#hash.digest('hex') || this.#end.count !== count) throw changed()
    return count
  }
}

async function refuseOther(path: string): Promise<void> {
  const file = await open(path).catch(() => {
    throw new BadBackup('There is no such file, or it may not be read.')
  })
  const start = Buffer.alloc(MAGIC.length)
  await file.read(start, 0, start.length, 0)
  await file.close()
  if (!start.equals(MAGIC)) throw new BadBackup('It is no backup of Linli, or of another format.')
}

async function* readFrames(path: string): Frames {
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of decompressed(path)) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    for (;;) {
      if (rest.length < 5) break
      const length = rest.readUInt32BE(1)
      const letter = rest.toString('latin1', 0, 1) as Letter
      if (length > MOST_FRAME_BYTES || !/^[HTFDESZ]$/.test(letter)) throw changed()
      if (rest.length < 5 + length) break
      yield { letter, body: rest.subarray(5, 5 + length) }
      rest = rest.subarray(5 + length)
    }
  }
  if (rest.length > 0) throw new BadBackup('It is cut short.')
}

async function* decompressed(path: string): AsyncGenerator<Buffer> {
  const source = createReadStream(path, { start: MAGIC.length })
  const stream = source.pipe(createZstdDecompress())
  source.on('error', (error) => stream.destroy(error))
  try {
    yield* stream as AsyncIterable<Buffer>
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (!/^(ZSTD|Z_|ERR_Z)/.test(code)) throw error
    throw new BadBackup('It is cut short, or was changed or damaged since it was written.', {
      cause: error,
    })
  } finally {
    source.destroy()
  }
}

function parse<Shape>(body: Buffer): Shape {
  try {
    return JSON.parse(body.toString()) as Shape
  } catch (error) {
    throw new BadBackup('It was changed or damaged since it was written.', { cause: error })
  }
}

/** Reads it to its end and keeps nothing: whether it is whole, before anything is touched. */
export const examineBackup = (path: string): Promise<{ head: Head; tail: Tail }> =>
  readBackup(path, {
    head: async () => {},
    sequences: async () => {},
    table: (_table, pieces) => drain(pieces),
    file: (_file, pieces) => drain(pieces),
  })

async function drain(pieces: AsyncIterable<Buffer>): Promise<void> {
  for await (const _piece of pieces);
}
