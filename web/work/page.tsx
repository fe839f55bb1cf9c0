import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import { m } from '../i18n/index.ts'
import { Icon } from '../ui/icon.tsx'
import { PlaceSwitch } from './place-switch.tsx'
import type { Place } from './places.ts'
import { SeenLine } from './seen-line.tsx'
import { SyncPill } from './sync-pill.tsx'

export interface PageProps {
  title: string
  /** Which of the places the page is about; its switch stands below the title. */
  place?: Place['kind']
  /** Stands below the title where the page chooses its place by its own rule. */
  placeSwitch?: ReactNode
  /** Where the page lies below: a path of this face. */
  back?: string
  /** Uses the width of a desk: for boards and tables. */
  isWide?: boolean
  /** The page says itself of when its contents are. */
  saysItsAge?: boolean
  /** Beside the title: what belongs to the whole page. */
  actions?: ReactNode
  children: ReactNode
}

let hasOpened = false

/** A page of the work face: title, place and what is not yet synced, then its contents. */
export function Page(props: PageProps) {
  const { title, place, placeSwitch, back, isWide = false, actions, children } = props
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = m.work_title({ page: title })
  }, [title])
  useEffect(() => {
    // Whoever listens hears where they are now; not on the first page, which speaks for itself.
    if (hasOpened) heading.current?.focus({ preventScroll: true })
    hasOpened = true
  }, [])
  return (
    <div className={isWide ? 'work-page work-page-wide' : 'work-page'}>
      <header className="work-head">
        {back === undefined ? null : (
          <Link to={back} className="ui-icon-button work-back" aria-label={m.work_back()}>
            <Icon name="back" />
          </Link>
        )}
        <div className="work-head-names">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {place === undefined ? placeSwitch : <PlaceSwitch kind={place} />}
        </div>
        {actions}
        <SyncPill />
      </header>
      {props.saysItsAge === true ? null : <SeenLine />}
      {children}
    </div>
  )
}
