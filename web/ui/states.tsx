import './states.css'
import type { ReactNode } from 'react'
import { Refused, Unreachable } from '../api/index.ts'
import { m } from '../i18n/index.ts'
import { Button } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'

/** Nothing here, said kindly, with what one could do. */
export function Empty({
  icon = 'leaf',
  title,
  isPage = false,
  children,
  action,
}: {
  icon?: IconName
  title: string
  /** It is all that the page says, so its title is the page's. */
  isPage?: boolean
  children?: ReactNode
  action?: ReactNode
}) {
  const Title = isPage ? 'h1' : 'p'
  return (
    <div className="ui-state">
      <span className="ui-state-sign">
        <Icon name={icon} size={36} />
      </span>
      <Title className="ui-state-title">{title}</Title>
      {children ? <div className="ui-state-text">{children}</div> : null}
      {action}
    </div>
  )
}

/** What went wrong, as a sentence: the server's own where it said one. */
export const failureText = (error: unknown): string => {
  if (error instanceof Refused) return error.message
  return error instanceof Unreachable ? m.common_unreachable() : m.common_failed()
}

/** Something could not be shown; it can be tried again. */
export function Failed({ error, onRetry }: { error: unknown; onRetry?: () => unknown }) {
  const isOffline = error instanceof Unreachable
  return (
    <div className="ui-state" role="alert">
      <span className="ui-state-sign ui-state-sign-failed">
        <Icon name={isOffline ? 'wifi-off' : 'warning'} size={36} />
      </span>
      <p className="ui-state-title">{failureText(error)}</p>
      {onRetry === undefined ? null : (
        <Button kind="soft" icon="refresh" onClick={() => onRetry()}>
          {m.common_retry()}
        </Button>
      )}
    </div>
  )
}

/** The shape of what is coming, while it is fetched. */
export function Skeleton({ kind = 'lines', count = 3 }: { kind?: SkeletonKind; count?: number }) {
  return (
    <div className={`ui-skeleton ui-skeleton-${kind}`} role="status">
      <span className="only-heard">{m.common_loading()}</span>
      {Array.from({ length: count }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: all are alike and none moves
        <span key={at} aria-hidden="true" />
      ))}
    </div>
  )
}

export type SkeletonKind = 'lines' | 'cards' | 'rows' | 'page'
