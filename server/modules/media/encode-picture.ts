import sharp from 'sharp'
import { FULL_SIDE_PX, WIDTHS, type Width } from './picture-files.ts'
import { formatOf, type PictureFormat } from './picture-format.ts'
import { NotAPicture, PictureTooLarge } from './refusals.ts'

const LIMIT_PIXELS = 40_000_000

/** A picture drawn anew: of the file that came nothing is kept but what is seen. */
export interface EncodedPicture {
  widthPx: number
  heightPx: number
  /** WebP by width. */
  files: Map<Width | 'full', Buffer>
}

// AVIF is one of the formats in the HEIF container; those with a patent are not read.
const DECODED_AS: Record<PictureFormat, string> = {
  jpeg: 'jpeg',
  png: 'png',
  gif: 'gif',
  webp: 'webp',
  avif: 'heif',
}

/**
 * Decodes a picture, turns it upright and encodes it as WebP in every width that is kept; smaller
 * ones are not blown up. EXIF, profiles and whatever is hidden behind the pixels stay out. Of an
 * animation the first picture remains.
 * @throws NotAPicture, PictureTooLarge over 40 megapixels
 */
export async function encodePicture(bytes: Uint8Array): Promise<EncodedPicture> {
  const format = formatOf(bytes)
  if (format === null) throw new NotAPicture()
  await refuseUnfit(bytes, format)
  const { data, info } = await unlessBroken(
    open(bytes)
      .autoOrient()
      .toColourspace('srgb')
      .resize(FULL_SIDE_PX, FULL_SIDE_PX, { fit: 'inside', withoutEnlargement: true })
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true }),
  )
  const { width, height, channels } = info
  const drawn = () => sharp(data, { raw: { width, height, channels } })
  const files = new Map<Width | 'full', Buffer>()
  files.set('full', await drawn().webp({ quality: 82 }).toBuffer())
  for (const side of WIDTHS) {
    const smaller = drawn().resize({ width: side, withoutEnlargement: true })
    files.set(side, await smaller.webp({ quality: 78 }).toBuffer())
  }
  return { widthPx: width, heightPx: height, files }
}

const open = (bytes: Uint8Array) =>
  sharp(bytes, { limitInputPixels: LIMIT_PIXELS, failOn: 'error', pages: 1 })

async function refuseUnfit(bytes: Uint8Array, format: PictureFormat): Promise<void> {
  const found = await unlessBroken(sharp(bytes, { limitInputPixels: false, pages: 1 }).metadata())
  if (found.format !== DECODED_AS[format]) throw new NotAPicture()
  if (found.format === 'heif' && found.compression !== 'av1') throw new NotAPicture()
  if (found.width * found.height > LIMIT_PIXELS) throw new PictureTooLarge(LIMIT_PIXELS)
}

async function unlessBroken<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work
  } catch {
    throw new NotAPicture()
  }
}
