import './notice.css'
import { type ReactNode, useSyncExternalStore } from 'react'
import { Icon, type IconName } from './icon.tsx'

export type NoticeTone = 'good' | 'waits' | 'wrong' | 'cold' | 'quiet'

const SIGNS: Record<NoticeTone, IconName> = {
  good: 'check-circle',
  waits: 'clock',
  wrong: 'warning',
  cold: 'snow',
  quiet: 'info',
}

/** A sentence that stands out in the page, with what to do beside it. */
export function Notice({
  tone = 'quiet',
  icon,
  children,
  action,
}: {
  tone?: NoticeTone
  icon?: IconName
  children: ReactNode
  action?: ReactNode
}) {
  return (
    <div className={`ui-notice ui-notice-${tone}`} role={tone === 'wrong' ? 'alert' : undefined}>
      <Icon name={icon ?? SIGNS[tone]} size={20} />
      <div className="ui-notice-text">{children}</div>
      {action}
    </div>
  )
}

interface Toast {
  text: string
  tone: NoticeTone
}

let current: Toast | null = null
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

function show(toast: Toast | null): void {
  current = toast
  for (const tell of listeners) tell()
}

/** Says something at the bottom for a few seconds: what was done, or why it was not. */
export function tell(text: string, tone: NoticeTone = 'good'): void {
  clearTimeout(timer)
  show({ text, tone })
  timer = setTimeout(() => show(null), tone === 'wrong' ? 7000 : 4000)
}

const listen = (tellMe: () => void) => {
  listeners.add(tellMe)
  return () => listeners.delete(tellMe)
}

/** Where `tell` speaks; once in a face's frame. */
export function Toasts() {
  const toast = useSyncExternalStore(
    listen,
    () => current,
    () => null,
  )
  return (
    <div className="ui-toasts" role="status">
      {toast === null ? null : (
        <p className={`ui-toast ui-toast-${toast.tone}`}>
          <Icon name={SIGNS[toast.tone]} size={20} />
          {toast.text}
        </p>
      )}
    </div>
  )
}
