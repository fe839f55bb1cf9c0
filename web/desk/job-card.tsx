import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { buttonClass } from '../ui/button.tsx'
import { Icon, type IconName } from '../ui/icon.tsx'

/** A colour means one thing: green goes, amber waits, red needs someone, blue is cold goods. */
export type Tone = 'go' | 'wait' | 'need' | 'cold' | 'calm'

/** A word in a wash of its colour. */
export function Tag({ tone = 'calm', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`desk-tag desk-tone-${tone}`}>{children}</span>
}

/** A figure that is read from afar, with what it counts. */
export function BigNumber(props: { value: ReactNode; name: string; tone?: Tone; note?: string }) {
  return (
    <p className={`desk-big desk-ink-${props.tone ?? 'calm'}`}>
      <span className="number">{props.value}</span>
      <small>{props.name}</small>
      {props.note === undefined ? null : <small className="desk-big-note">{props.note}</small>}
    </p>
  )
}

export interface JobCardProps {
  title: string
  icon?: IconName
  tone?: Tone
  /** The figure that the card is about. */
  figure?: ReactNode
  /** What the figure counts, or until when. */
  note?: string
  to: string
  search?: Record<string, unknown>
  /** The word on the button. */
  action: string
  /** The one thing to do next: the largest on its page. */
  isMain?: boolean
  children?: ReactNode
}

/** A thing to do, with its figure and the one step that does it. */
export function JobCard(props: JobCardProps) {
  const { tone = 'go', isMain = false, search = {} } = props
  if (!isMain) return <JobRow {...props} />
  return (
    <article className={`desk-job desk-edge-${tone}`}>
      <h2>
        {props.icon === undefined ? null : <Icon name={props.icon} />}
        {props.title}
      </h2>
      {props.figure === undefined ? null : <p className="desk-job-figure number">{props.figure}</p>}
      {props.note === undefined ? null : <p className="desk-job-note">{props.note}</p>}
      {props.children}
      <Link to={props.to} search={search} className={`${buttonClass('main', true)} desk-job-go`}>
        {props.action}
      </Link>
    </article>
  )
}

/** The same among the rest: one line that opens it. */
function JobRow({ title, icon, tone = 'go', figure, note, to, search = {} }: JobCardProps) {
  return (
    <Link to={to} search={search} className="desk-job-row">
      {icon === undefined ? null : (
        <span className={`desk-dot desk-tone-${tone}`}>
          <Icon name={icon} />
        </span>
      )}
      <span className="desk-job-row-words">
        <strong>{title}</strong>
        {note === undefined ? null : <small>{note}</small>}
      </span>
      {figure === undefined ? null : <span className="desk-job-row-figure number">{figure}</span>}
      <Icon name="next" size={18} />
    </Link>
  )
}
