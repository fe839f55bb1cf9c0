import './goods.css'
import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { Refusal } from '../../desk/refusal.tsx'
import { m } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'

export interface PhotoAddProps {
  /** Sends one picture; its id and where it lies. */
  send: (file: File) => Promise<{ id: string; address: string }>
  pictures: readonly { id: string; address: string }[]
  onChange: (pictures: { id: string; address: string }[]) => void
  most?: number
}

/** Pictures from the camera or the device, sent one by one as they are taken. */
export function PhotoAdd({ send, pictures, onChange, most = 9 }: PhotoAddProps) {
  const input = useRef<HTMLInputElement>(null)
  const adding = useMutation({
    mutationFn: send,
    onSuccess: (picture) => onChange([...pictures, picture]),
  })
  return (
    <div className="photo-add">
      {pictures.length === 0 ? null : (
        <ul className="photo-row">
          {pictures.map((picture, at) => (
            <li key={picture.id}>
              <img src={picture.address} alt={m.station_goods_photo({ number: at + 1 })} />
              <button
                type="button"
                aria-label={m.station_goods_photo_remove({ number: at + 1 })}
                onClick={() => onChange(pictures.filter(({ id }) => id !== picture.id))}
              >
                <Icon name="close" size={18} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <input
        ref={input}
        hidden
        type="file"
        accept="image/*"
        capture="environment"
        aria-label={m.station_goods_photo_add()}
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = ''
          if (file !== undefined) adding.mutate(file)
        }}
      />
      <Button
        kind="plain"
        icon="camera"
        isBusy={adding.isPending}
        whyNot={pictures.length >= most ? m.station_goods_photo_most({ count: most }) : null}
        onClick={() => input.current?.click()}
      >
        {m.station_goods_photo_add()}
      </Button>
      <Refusal error={adding.error} />
    </div>
  )
}
