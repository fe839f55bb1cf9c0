import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useEffect } from 'react'
import { m } from '../../i18n/index.ts'
import { Icon } from '../icon.tsx'

/** The heading of a page: where it belongs, what it is, what can be done with it. */
export function PageHead({
  title,
  about,
  back,
  children,
}: {
  title: string
  about?: ReactNode
  /** Where it belongs; its path may carry what is asked there. */
  back?: { to: string; name: string }
  children?: ReactNode
}) {
  useEffect(() => {
    document.title = m.console_title({ page: title })
  }, [title])
  return (
    <div className="console-head">
      <div>
        {back && (
          <Link className="console-back" {...addressOf(back.to)}>
            <Icon name="back" size={14} />
            {back.name}
          </Link>
        )}
        <h1>{title}</h1>
        {about && <div className="console-soft">{about}</div>}
      </div>
      <div className="console-row">{children}</div>
    </div>
  )
}

function addressOf(to: string) {
  const { pathname, searchParams } = new URL(to, location.origin)
  return { to: pathname, search: Object.fromEntries(searchParams) as never }
}
