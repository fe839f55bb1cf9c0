import { Type } from 'typebox'
import { field } from '#platform/http'
import { WIDTHS, type Width } from './picture-files.ts'

export const Picture = field.object({
  id: field.id('Id of the picture.'),
  address: field.text(
    'Where it is shown, below the server’s address.',
    '/api/v1/regions/operator/pictures/0197a3c2-7d1e-7c4b-9a51-3f2e8d6b1c04',
    300,
  ),
  widthPx: field.count('Width of the full size, in pixels.', 1600, 1),
  heightPx: field.count('Height of the full size, in pixels.', 1200, 1),
  sizeBytes: field.count('Size of the full size, in bytes.', 184320, 1),
})

export const PictureQuery = field.object({
  w: field.optional(
    Type.Unsafe<Width>({
      type: 'integer',
      enum: [...WIDTHS],
      description: 'Width in pixels; the full size, at most 1600, when absent.',
      examples: [480],
    }),
  ),
})
