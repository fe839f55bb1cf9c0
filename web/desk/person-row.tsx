import type { ReactNode } from 'react'
import { m } from '../i18n/index.ts'
import { buttonClass } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'

/** Calls somebody in one tap; without a number it says so. */
export function CallButton({ phone, name }: { phone: string | null; name: string }) {
  if (phone === null || phone.includes('*')) {
    return <span className="desk-no-call">{m.desk_no_phone()}</span>
  }
  return (
    <a
      className={`${buttonClass('plain')} desk-call`}
      href={`tel:${phone}`}
      aria-label={m.desk_call_name({ name })}
    >
      <Icon name="phone" size={18} />
      {m.desk_call()}
    </a>
  )
}

/** Somebody in a list: a figure before, what one knows of them, what one can do. */
export function PersonRow(props: {
  name: ReactNode
  /** The short number by which goods are called out. */
  number?: number | string
  note?: ReactNode
  children?: ReactNode
}) {
  return (
    <div className="desk-person">
      {props.number === undefined ? null : (
        <span className="desk-person-number number">{props.number}</span>
      )}
      <div className="desk-person-words">
        <p className="desk-person-name">{props.name}</p>
        {props.note === undefined ? null : <div className="desk-person-note">{props.note}</div>}
      </div>
      {props.children === undefined ? null : (
        <div className="desk-person-deeds">{props.children}</div>
      )}
    </div>
  )
}
