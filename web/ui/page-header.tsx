import './page-header.css'
import type { ReactNode } from 'react'
import { m } from '../i18n/index.ts'
import { Icon } from './icon.tsx'

/** The head of a page below another: the way back, its name, and what one may do with all of it. */
export function PageHeader({
  title,
  backHref,
  onBack,
  action,
  text,
}: {
  title: string
  /** Where back leads; works without script. */
  backHref: string
  /** Goes back without loading the page anew. */
  onBack?: () => void
  action?: ReactNode
  text?: ReactNode
}) {
  return (
    <header className="ui-page-header">
      <a
        className="ui-icon-button"
        href={backHref}
        aria-label={m.common_back()}
        onClick={(event) => {
          if (onBack === undefined || event.metaKey || event.ctrlKey) return
          event.preventDefault()
          onBack()
        }}
      >
        <Icon name="back" />
      </a>
      <div className="ui-page-header-name">
        <h1>{title}</h1>
        {text === undefined ? null : <p>{text}</p>}
      </div>
      {action}
    </header>
  )
}
