import './sheet.css'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { m } from '../i18n/index.ts'
import { IconButton } from './button.tsx'

/**
 * A sheet from below on phones, a dialog in the middle on desks. The browser keeps the focus inside
 * and gives it back to what opened it.
 */
export function Sheet({
  title,
  isOpen,
  onClose,
  children,
  foot,
}: {
  title: string
  isOpen: boolean
  onClose: () => void
  children: ReactNode
  /** What stays at the bottom while the rest scrolls. */
  foot?: ReactNode
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const name = useId()
  useEffect(() => {
    const shown = dialog.current
    if (shown === null || shown.open === isOpen) return
    if (!isOpen) return shown.close()
    shown.showModal()
    shown.querySelector<HTMLElement>('[data-autofocus]')?.focus()
  }, [isOpen])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it by the browser's own hand
    <dialog
      ref={dialog}
      className="ui-sheet"
      aria-labelledby={name}
      onClose={onClose}
      // What is sent inside is not also sent by a form that the sheet was opened from.
      onSubmit={(event) => event.stopPropagation()}
      onClick={(event) => event.target === dialog.current && dialog.current?.close()}
    >
      <div className="ui-sheet-body">
        <header className="ui-sheet-head">
          <h2 id={name}>{title}</h2>
          <IconButton
            icon="close"
            label={m.common_close()}
            onClick={() => dialog.current?.close()}
          />
        </header>
        <div className="ui-sheet-content">{isOpen ? children : null}</div>
        {foot === undefined ? null : <footer className="ui-sheet-foot">{foot}</footer>}
      </div>
    </dialog>
  )
}
