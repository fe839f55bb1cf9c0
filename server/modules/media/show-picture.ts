import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Db } from '#platform/db'
import type { Files } from '#platform/files'
import { NotFound } from '#platform/refusals'
import { fileKey, type Width } from './picture-files.ts'
import { isPublic, type Purpose } from './purposes.ts'
import { findPicture } from './queries.ts'

interface Showing {
  db: Db
  files: Files
  request: FastifyRequest
  reply: FastifyReply
  regionId: string
  pictureId: string
  purposes: readonly Purpose[]
  width: Width | undefined
}

// A picture never changes under its id. A private one is not left lying on a shared tablet.
const CACHED_BY_ALL = 'public, max-age=31536000, immutable'
const CACHED_BRIEFLY = 'private, max-age=300'

/** Answers with a picture of the purposes, or 304 to one who has it; throws NotFound. */
export async function showPicture(showing: Showing): Promise<FastifyReply> {
  const { db, files, request, reply, regionId, pictureId, purposes } = showing
  const picture = await findPicture(db, regionId, pictureId)
  if (picture === null || !purposes.includes(picture.purpose)) throw new NotFound('picture')
  const width = showing.width ?? 'full'
  const tag = `"${picture.sha256.toString('hex').slice(0, 32)}-${width}"`
  reply
    .header('etag', tag)
    .header('cache-control', isPublic(picture.purpose) ? CACHED_BY_ALL : CACHED_BRIEFLY)
    .header('x-content-type-options', 'nosniff')
  if (request.headers['if-none-match'] === tag) return reply.status(304).send()
  const bytes = await files.find(fileKey(regionId, pictureId, width))
  if (bytes === null) throw new NotFound('picture')
  return reply.type('image/webp').send(Buffer.from(bytes))
}
