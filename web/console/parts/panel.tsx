import { type ReactNode, useId } from 'react'

/** A card with a heading and what can be done with what it shows. */
export function Panel({
  title,
  action,
  children,
}: {
  title: string
  action?: ReactNode
  children: ReactNode
}) {
  const id = useId()
  return (
    <section className="console-card" aria-labelledby={id}>
      <div className="console-panel-head">
        <h2 id={id}>{title}</h2>
        <div className="console-row">{action}</div>
      </div>
      {children}
    </section>
  )
}

/** Names and what stands behind them; what is not there is left out. */
export function Facts({ of }: { of: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="console-facts">
      {of
        .filter(
          ([, value]) => value !== null && value !== undefined && value !== '' && value !== false,
        )
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}

/** Large figures in a row. */
export function Figures({ of }: { of: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="console-figures">
      {of.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="number">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

export type Tone = 'good' | 'wait' | 'bad' | 'cold' | 'calm'

/** A state as a word in its colour. */
export function Chip({ tone = 'calm', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className="console-chip" data-tone={tone}>
      {children}
    </span>
  )
}
