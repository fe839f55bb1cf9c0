import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'
import type { Config } from '#platform/config'

/** Where files are kept, as the configuration says it. */
export type FilesConfig = Config['files']

/**
 * Files under keys of our own making, such as pictures/chengdu/0197…/480.webp. Nothing of what a
 * person names a file ever becomes a key.
 */
export interface Files {
  /** Writes a file whole; one of the same key is replaced. */
  put(key: string, bytes: Uint8Array, contentType: string): Promise<void>
  /** The file's bytes, or null when there is none of this key. */
  find(key: string): Promise<Uint8Array | null>
  /** Removes files; those that are not there are passed over, so that it may be done again. */
  remove(keys: readonly string[]): Promise<void>
}

const KEY = /^[a-z0-9][a-z0-9-]*(\/[a-z0-9][a-z0-9.-]*)+$/

/** Opens the store of the configuration: a folder, or a bucket of an S3-compatible service. */
export function createFiles(config: FilesConfig): Files {
  let opened: Promise<Disk> | undefined
  const disk = (): Promise<Disk> => {
    opened ??= openDisk(config)
    return opened
  }
  return {
    put: async (key, bytes, contentType) =>
      (await disk()).put(checked(key), bytes, { contentType, contentLength: bytes.byteLength }),
    find: async (key) => readOrNull(await disk(), checked(key)),
    remove: async (keys) => {
      const store = await disk()
      await Promise.all(keys.map((key) => store.delete(checked(key))))
    },
  }
}

async function openDisk(config: FilesConfig): Promise<Disk> {
  if (config.kind === 'disk') {
    return new Disk(new FSDriver({ location: config.folder, visibility: 'private' }))
  }
  // Loaded only where it is used: the client takes longer to read than the rest of the program.
  const { S3Driver } = await import('flydrive/drivers/s3')
  const { S3Client } = await import('@aws-sdk/client-s3')
  const client = new S3Client({
    region: config.region,
    credentials: { accessKeyId: config.accessKey, secretAccessKey: config.secretKey },
    ...(config.endpoint === undefined ? {} : { endpoint: config.endpoint, forcePathStyle: true }),
    // Other makers' stores refuse the checksum trailers that the client would add by itself.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })
  return new Disk(
    new S3Driver({ client, bucket: config.bucket, visibility: 'private', supportsACL: false }),
  )
}

async function readOrNull(disk: Disk, key: string): Promise<Uint8Array | null> {
  try {
    return await disk.getBytes(key)
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

const ABSENT = new Set(['ENOENT', 'NoSuchKey', 'NotFound'])

function isMissing(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (ABSENT.has(cause.name) || ABSENT.has((cause as NodeJS.ErrnoException).code ?? ''))
      return true
  }
  return false
}

function checked(key: string): string {
  if (!KEY.test(key) || key.includes('..')) throw new Error('a file key that is not of our making')
  return key
}
