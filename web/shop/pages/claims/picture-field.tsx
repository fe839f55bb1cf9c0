import './claims.css'
import { useId, useState } from 'react'
import { type addClaimPicture, eraseClaimPicture, Refused } from '../../../api/index.ts'
import type { ReplyOf } from '../../../api/reply-of.ts'
import { m } from '../../../i18n/index.ts'
import { Icon } from '../../../ui/icon.tsx'
import { RefusalNotice } from '../orders/refusal-notice.tsx'
import { sendPicture } from './send-picture.ts'

/** As many as the API takes with one claim. */
const MOST_PICTURES = 6

export type Sent = ReplyOf<typeof addClaimPicture>

/** Pictures from the camera or the album, shrunk here and sent at once. */
export function PictureField({
  region,
  pictureIds,
  onChange,
  isNeeded = false,
}: {
  region: string
  pictureIds: readonly string[]
  onChange: (pictureIds: readonly string[]) => void
  isNeeded?: boolean
}) {
  const id = useId()
  const [sending, setSending] = useState(0)
  const [error, setError] = useState<unknown>(null)
  const add = async (files: readonly File[]) => {
    setError(null)
    let known = pictureIds
    for (const file of files.slice(0, MOST_PICTURES - pictureIds.length)) {
      setSending((count) => count + 1)
      try {
        known = [...known, (await sendPicture(region, file)).id]
        onChange(known)
      } catch (failure) {
        setError(failure)
      } finally {
        setSending((count) => count - 1)
      }
    }
  }
  const remove = async (picture: string) => {
    onChange(pictureIds.filter((one) => one !== picture))
    await eraseClaimPicture({ region, picture }).catch((failure: unknown) => {
      if (!(failure instanceof Refused)) throw failure
    })
  }
  return (
    <fieldset className="claim-pictures">
      <legend>{isNeeded ? m.shop_order_pictures_needed() : m.shop_order_pictures()}</legend>
      <ul>
        {pictureIds.map((picture) => (
          <li key={picture}>
            <img
              src={`/api/v1/regions/${region}/claim-pictures/${picture}?w=160`}
              alt={m.shop_order_claim_picture()}
              width="88"
              height="88"
            />
            <button
              type="button"
              className="claim-picture-off"
              aria-label={m.shop_order_picture_remove()}
              onClick={() => remove(picture)}
            >
              <Icon name="close" size={18} />
            </button>
          </li>
        ))}
        {sending > 0 ? (
          <li className="claim-picture-comes" role="status">
            <span className="ui-spinner" aria-hidden="true" />
            <span className="only-heard">{m.shop_order_picture_sending()}</span>
          </li>
        ) : null}
        {pictureIds.length < MOST_PICTURES ? (
          <li>
            <label className="claim-picture-add" htmlFor={id}>
              <Icon name="camera" size={28} />
              <span>{m.shop_order_picture_add()}</span>
            </label>
            <input
              id={id}
              className="only-heard"
              type="file"
              accept="image/*"
              capture="environment"
              multiple
              onChange={(event) => {
                void add([...(event.target.files ?? [])])
                event.target.value = ''
              }}
            />
          </li>
        ) : null}
      </ul>
      <RefusalNotice error={error} />
    </fieldset>
  )
}
