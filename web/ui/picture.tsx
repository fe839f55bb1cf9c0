import './picture.css'
import { Icon } from './icon.tsx'

/** Pictures of goods belong to no region but to the operator. */
const GOODS = 'operator'

/** The widths that the server keeps of a picture. */
const WIDTHS = [160, 480, 960] as const

const addressOf = (region: string, picture: string, width: number): string =>
  `/api/v1/regions/${region}/pictures/${picture}?w=${width}`

/** Where a picture of goods is, in full size. */
export const pictureAddress = (picture: string): string =>
  `/api/v1/regions/${GOODS}/pictures/${picture}`

/** A picture in all its widths, as in <img srcset>. */
export const pictureSet = (picture: string, region: string = GOODS): string =>
  WIDTHS.map((width) => `${addressOf(region, picture, width)} ${width}w`).join(', ')

/** A picture of the server in the width that fits; `alt` is empty where a name stands beside it. */
export function Picture({
  region = GOODS,
  picture,
  alt,
  sizes,
  ratio = 1,
  isFirst = false,
}: {
  /** Whose picture it is, where not of goods. */
  region?: string
  picture: string | null | undefined
  alt: string
  /** How wide it is shown, as in <img sizes>: "(min-width: 900px) 240px, 50vw". */
  sizes: string
  /** Width by height. */
  ratio?: number
  /** On the first screen: fetched at once and before others. */
  isFirst?: boolean
}) {
  if (picture == null) {
    return (
      <span className="ui-picture ui-picture-none">
        <Icon name="leaf" size={40} {...(alt === '' ? {} : { label: alt })} />
      </span>
    )
  }
  return (
    <img
      className="ui-picture"
      src={addressOf(region, picture, 480)}
      srcSet={pictureSet(picture, region)}
      sizes={sizes}
      width={480}
      height={Math.round(480 / ratio)}
      alt={alt}
      decoding={isFirst ? 'auto' : 'async'}
      loading={isFirst ? 'eager' : 'lazy'}
      fetchPriority={isFirst ? 'high' : 'auto'}
    />
  )
}
