/**
 * A backup is one file: these eight bytes, then a zstd stream of frames. A frame is a letter, the
 * length of what follows (4 bytes, the highest first), and that. H says what the backup is, T begins
 * a table and F a file, D is a piece of it, E ends it with counts and a checksum, S gives where
 * sequences stand, Z ends the whole with the checksum of everything before it. Tables are as COPY
 * writes them, so that another version of PostgreSQL reads them too.
 */
export const MAGIC = Buffer.from('LINLIBK1')
export const FORMAT = 1

export type Letter = 'H' | 'T' | 'F' | 'D' | 'E' | 'S' | 'Z'

export interface Head {
  format: number
  createdAt: string
  postgres: string
  /** What the database was made for: production, demo, replay or test. */
  kind: string
  /** Every migration done, in order: it is restored into exactly this shape. */
  migrations: string[]
  /** Where uploads lay: with s3 they are not in the backup. */
  files: 'disk' | 's3'
}

export interface TableStart {
  schema: string
  table: string
  columns: string[]
}

export interface FileStart {
  path: string
}

export interface Ending {
  /** Rows of a table; bytes of a file. */
  count: number
  sha256: string
}

export interface Sequence {
  schema: string
  name: string
  lastValue: string
  isCalled: boolean
}

export interface Tail {
  tables: number
  rows: number
  files: number
  sha256: string
}

/** The file is no whole backup: the sentence says what is wrong with it. */
export class BadBackup extends Error {}

export function frame(letter: Letter, body: Buffer | object): Buffer {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body))
  const head = Buffer.alloc(5)
  head.write(letter, 0, 'latin1')
  head.writeUInt32BE(bytes.length, 1)
  return Buffer.concat([head, bytes])
}

/** Above it a length is no length: pieces are far smaller. */
export const MOST_FRAME_BYTES = 64 * 1024 * 1024

const NEWLINE = 10

/** Rows of a piece of a table. A newline within a value is written as a backslash and an n. */
export function countRows(piece: Buffer): number {
  let rows = 0
  for (let at = piece.indexOf(NEWLINE); at >= 0; at = piece.indexOf(NEWLINE, at + 1)) rows += 1
  return rows
}
