/** Widths a picture is kept in beside its full size, in pixels. */
export const WIDTHS = [160, 480, 960] as const
export type Width = (typeof WIDTHS)[number]

/** The longer side of the full size, in pixels; larger pictures are made smaller. */
export const FULL_SIDE_PX = 1600

/** The key of a picture's file: of one width, or of the full size. */
export const fileKey = (regionId: string, pictureId: string, width: Width | 'full'): string =>
  `pictures/${regionId}/${pictureId}/${width}.webp`

/** The keys of all files of a picture. */
export const fileKeys = (regionId: string, pictureId: string): string[] =>
  (['full', ...WIDTHS] as const).map((width) => fileKey(regionId, pictureId, width))
