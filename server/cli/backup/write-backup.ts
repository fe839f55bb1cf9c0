import { createHash, type Hash } from 'node:crypto'
import {
  createReadStream,
  createWriteStream,
  existsSync,
  globSync,
  rmSync,
  statSync,
} from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createZstdCompress } from 'node:zlib'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { Config } from '#platform/config'
import { CommandFailed } from '../command-failed.ts'
import { connectAsOwner, within } from './connect.ts'
import { countRows, FORMAT, frame, type Head, MAGIC, type Tail } from './format.ts'
import { copyOut, listTables, readSequences } from './tables.ts'

const PIECE_BYTES = 256 * 1024

interface Counts {
  tables: number
  rows: number
  files: number
}

/**
 * Writes the database, as it is at one instant, and the uploads kept on disk to one file. Beside it
 * as FILE.part until it is whole and on the disk: a file of the name is always a whole backup.
 * @throws CommandFailed when the file is there already or cannot be written
 */
export async function writeBackup(
  url: string,
  files: Config['files'],
  path: string,
): Promise<Tail & { bytes: number }> {
  if (existsSync(path)) throw new CommandFailed(`${path} is there already; name another file.`)
  const part = `${path}.part`
  const client = await connectAsOwner(url)
  try {
    let tail: Tail | undefined
    const write = async () => {
      const frames = allFrames(client, files, (end) => {
        tail = end
      })
      const out = createWriteStream(part, { mode: 0o600 })
      out.write(MAGIC)
      await pipeline(Readable.from(frames), createZstdCompress(), out)
    }
    await within(client, write, 'isolation level repeatable read read only')
    await settle(part, path)
    return { ...tail!, bytes: statSync(path).size }
  } catch (error) {
    rmSync(part, { force: true })
    throw saidPlainly(error, path)
  } finally {
    await client.end()
  }
}

function saidPlainly(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOSPC') {
    return new CommandFailed(`The disk of ${path} is full; nothing was left there.`, {
      cause: error,
    })
  }
  if (['ENOENT', 'EACCES', 'EROFS', 'EISDIR', 'EDQUOT'].includes(code)) {
    return new CommandFailed(`${path} cannot be written (${code}).`, { cause: error })
  }
  return error
}

// The name stands on the disk only after the bytes do.
async function settle(part: string, path: string): Promise<void> {
  const file = await open(part, 'r+')
  await file.sync()
  await file.close()
  await rename(part, path)
  const folder = await open(dirname(path))
  await folder.sync().catch(() => {})
  await folder.close()
}

async function* allFrames(
  client: pg.Client,
  files: Config['files'],
  ended: (tail: Tail) => void,
): AsyncGenerator<Buffer> {
  const whole = createHash('sha256')
  const counts: Counts = { tables: 0, rows: 0, files: 0 }
  for await (const bytes of contentFrames(client, files, counts)) {
    whole.update(bytes)
    yield bytes
  }
  const tail = { ...counts, sha256: whole.digest('hex') }
  ended(tail)
  yield frame('Z', tail)
}

async function* contentFrames(
  client: pg.Client,
  files: Config['files'],
  counts: Counts,
): AsyncGenerator<Buffer> {
  yield frame('H', await readHead(client, files))
  for (const table of await listTables(client)) {
    yield frame('T', table)
    const rows = yield* piecesOf(client.query(copyTo(copyOut(table))), countRows)
    counts.tables += 1
    counts.rows += rows
  }
  yield frame('S', await readSequences(client))
  if (files.kind === 's3' || !existsSync(files.folder)) return
  for (const path of globSync('**/*', { cwd: files.folder })) {
    const file = join(files.folder, path)
    // What is erased meanwhile is gone in the backup too.
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) continue
    yield frame('F', { path: path.split(sep).join('/') })
    yield* piecesOf(createReadStream(file), (piece) => piece.length)
    counts.files += 1
  }
}

async function readHead(client: pg.Client, files: Config['files']): Promise<Head> {
  const {
    rows: [said],
  } = await client.query<{ postgres: string; kind: string }>(
    `select current_setting('server_version') as postgres, kind from installation`,
  )
  const done = await client.query<{ name: string }>(
    'select name from kysely_migration order by name',
  )
  if (said === undefined) throw new CommandFailed('The database has no installation row.')
  return {
    format: FORMAT,
    createdAt: new Date().toISOString(),
    ...said,
    migrations: done.rows.map(({ name }) => name),
    files: files.kind,
  }
}

/** Rows as COPY sends them are small: many go into one piece. Answers how much there was. */
async function* piecesOf(
  source: AsyncIterable<Buffer>,
  measure: (piece: Buffer) => number,
): AsyncGenerator<Buffer, number> {
  const hash: Hash = createHash('sha256')
  let count = 0
  let held: Buffer[] = []
  let size = 0
  const flush = (): Buffer => {
    const piece = Buffer.concat(held)
    held = []
    size = 0
    count += measure(piece)
    hash.update(piece)
    return frame('D', piece)
  }
  for await (const chunk of source) {
    held.push(chunk)
    size += chunk.length
    if (size >= PIECE_BYTES) yield flush()
  }
  if (size > 0) yield flush()
  yield frame('E', { count, sha256: hash.digest('hex') })
  return count
}
