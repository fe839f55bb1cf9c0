import './button.css'
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import { useId } from 'react'
import { Icon, type IconName } from './icon.tsx'

export type ButtonKind = 'main' | 'soft' | 'plain' | 'danger'

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> {
  kind?: ButtonKind
  icon?: IconName
  isWide?: boolean
  /** Under way: it says so and takes no second press. */
  isBusy?: boolean
  /** Why it may not be pressed now; it is disabled and says so. */
  whyNot?: string | null | undefined
  /** What of several it acts on: heard after its words, where the eye sees it beside. */
  of?: string | undefined
  ref?: Ref<HTMLButtonElement>
  children: ReactNode
}

/** The classes of a button, for links that look like one. */
export const buttonClass = (kind: ButtonKind = 'main', isWide = false): string =>
  `ui-button ui-button-${kind}${isWide ? ' ui-button-wide' : ''}`

/** A button of the shop. It stays focusable while it is disabled, so that its reason can be heard. */
export function Button(props: ButtonProps) {
  const {
    kind = 'main',
    icon,
    isWide = false,
    isBusy = false,
    whyNot,
    of,
    children,
    ...rest
  } = props
  const why = useId()
  const isOff = isBusy || Boolean(whyNot)
  return (
    <>
      <button
        type="button"
        {...rest}
        className={`${buttonClass(kind, isWide)} ${rest.className ?? ''}`}
        aria-disabled={isOff || undefined}
        aria-busy={isBusy || undefined}
        aria-describedby={whyNot ? why : rest['aria-describedby']}
        onClick={isOff ? (event) => event.preventDefault() : rest.onClick}
      >
        {isBusy ? <span className="ui-spinner" aria-hidden="true" /> : null}
        {icon !== undefined && !isBusy ? <Icon name={icon} size={20} /> : null}
        {children}
        {of === undefined ? null : <span className="only-heard"> {of}</span>}
      </button>
      {whyNot ? (
        <span id={why} className="ui-why">
          {whyNot}
        </span>
      ) : null}
    </>
  )
}

/** A round button with a sign only; `label` is its name. */
export function IconButton({
  icon,
  label,
  ...rest
}: Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> & {
  icon: IconName
  label: string
  ref?: Ref<HTMLButtonElement>
}) {
  return (
    <button
      type="button"
      {...rest}
      className={`ui-icon-button ${rest.className ?? ''}`}
      aria-label={label}
    >
      <Icon name={icon} />
    </button>
  )
}
