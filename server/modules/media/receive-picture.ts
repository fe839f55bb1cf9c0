import type { FastifyRequest } from 'fastify'
import { NoPictureSent, PictureTooHeavy } from './refusals.ts'

const LIMIT_BYTES = 12_000_000

/**
 * The bytes of the one file of a multipart request. Its name and its declared type are not looked
 * at: what it is, its content says. Throws NoPictureSent, PictureTooHeavy.
 */
export async function receivePicture(request: FastifyRequest): Promise<Uint8Array> {
  if (!request.isMultipart()) throw new NoPictureSent()
  try {
    const part = await request.file({ limits: { files: 1, fileSize: LIMIT_BYTES } })
    if (part === undefined) throw new NoPictureSent()
    return await part.toBuffer()
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === 'FST_REQ_FILE_TOO_LARGE') throw new PictureTooHeavy(LIMIT_BYTES)
    // What cannot be taken apart, or ends too early, is told without a code by the parser.
    if (code === undefined) throw new NoPictureSent()
    throw error
  }
}
