import { Button, Skeleton } from '@mantine/core'
import type { ReactNode } from 'react'
import { isRefused, Unreachable } from '../api/index.ts'
import { m } from '../i18n/index.ts'
import { Icon, type IconName } from './icon.tsx'

/** What an error is, in a sentence: the server's own where it spoke. */
export const saidBy = (error: unknown): string =>
  isRefused(error)
    ? error.message
    : error instanceof Unreachable
      ? m.console_unreachable()
      : m.console_failed()

/** Nothing there, and what to do about it. */
export function Empty({
  icon = 'today',
  title,
  hint,
  children,
}: {
  icon?: IconName
  title: string
  hint?: string
  children?: ReactNode
}) {
  return (
    <div className="console-state">
      <span className="console-state-mark">
        <Icon name={icon} size={28} />
      </span>
      <p className="console-state-title">{title}</p>
      {hint && <p className="console-soft">{hint}</p>}
      {children}
    </div>
  )
}

/** It could not be read: why, and once more. */
export function Failed({ error, retry }: { error: unknown; retry?: () => unknown }) {
  const notAllowed = isRefused(error) && error.status === 403
  return (
    <div className="console-state" role="alert">
      <span className="console-state-mark" data-tone="bad">
        <Icon name="alert" size={28} />
      </span>
      <p className="console-state-title">{saidBy(error)}</p>
      {retry && !notAllowed && (
        <Button variant="light" onClick={() => retry()}>
          {m.console_again()}
        </Button>
      )}
    </div>
  )
}

/** Grey lines where rows or figures will stand. */
export function Loading({ lines = 6 }: { lines?: number }) {
  return (
    <div className="console-loading" aria-busy="true">
      <span className="only-heard" role="status">
        {m.console_loading()}
      </span>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton
          key={String(line)}
          height={18}
          radius="sm"
          width={`${96 - ((line * 17) % 40)}%`}
        />
      ))}
    </div>
  )
}

type Answer<T> = { data: T | undefined; error: unknown; isPending: boolean; refetch: () => unknown }

/** Shows what was read, or that it is being read, or why it could not be. */
export function Answered<T>({
  of,
  lines,
  children,
}: {
  of: Answer<T>
  lines?: number
  children: (data: T) => ReactNode
}) {
  if (of.data !== undefined) return <>{children(of.data)}</>
  if (of.error) return <Failed error={of.error} retry={of.refetch} />
  return <Loading {...(lines === undefined ? {} : { lines })} />
}
