import { useRef, useState } from 'react'
import { m } from '../../../i18n/index.ts'
import { Picture } from '../../../ui/picture.tsx'
import { GALLERY_SIZES } from './product-head.ts'

/** The product's pictures side by side, swiped or chosen below. */
export function Gallery({ pictures, name }: { pictures: readonly string[]; name: string }) {
  const strip = useRef<HTMLUListElement>(null)
  const [shown, setShown] = useState(0)
  const look = () => {
    const { scrollLeft, clientWidth } = strip.current!
    setShown(Math.round(scrollLeft / clientWidth))
  }
  const show = (at: number) => {
    const width = strip.current!.clientWidth
    strip.current!.scrollTo({ left: at * width, behavior: 'smooth' })
  }
  return (
    <section className="gallery" aria-label={m.shop_pictures()}>
      <ul className="gallery-strip" ref={strip} onScroll={look}>
        {(pictures.length === 0 ? [null] : pictures).map((picture, at) => (
          <li key={picture}>
            <Picture
              picture={picture}
              alt={at === 0 ? name : m.shop_picture_of({ name, number: at + 1 })}
              sizes={GALLERY_SIZES}
              isFirst={at === 0}
            />
          </li>
        ))}
      </ul>
      {pictures.length < 2 ? null : (
        <div className="gallery-marks">
          {pictures.map((picture, at) => (
            <button
              key={picture}
              type="button"
              aria-current={at === shown}
              aria-label={m.shop_picture_show({ number: at + 1 })}
              onClick={() => show(at)}
            >
              <Picture picture={picture} alt="" sizes="56px" />
            </button>
          ))}
        </div>
      )}
    </section>
  )
}
