import { Alert, Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { m } from '../../i18n/index.ts'
import { useConsole } from '../session.ts'
import { differencesOf } from './differences.ts'
import type { Field, Values } from './field.ts'

/** Somebody else changed it meanwhile: what they wrote beside what one has typed. */
export function Both({
  fields,
  mine,
  theirs,
  isSaving,
  keep,
  take,
}: {
  fields: readonly Field[]
  mine: Values
  theirs: Values
  isSaving: boolean
  /** Saves what one has typed, over what they wrote. */
  keep: () => void
  take: () => void
}) {
  const { currency, zone } = useConsole()
  const whole = useRef<HTMLDivElement>(null)
  // The button that was pressed cannot be pressed now; whoever goes on by keyboard starts here.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what they wrote since is another choice
  useEffect(() => whole.current?.focus(), [theirs])
  const other = differencesOf(fields, mine, theirs, { currency, zone })
  return (
    <Alert ref={whole} tabIndex={-1} color="sun" role="alert" title={m.console_stale()}>
      {other.length === 0 ? (
        <p>{m.console_stale_none()}</p>
      ) : (
        <table className="form-both">
          <thead>
            <tr>
              <th scope="col">{m.console_stale_field()}</th>
              <th scope="col">{m.console_stale_mine()}</th>
              <th scope="col">{m.console_stale_theirs()}</th>
            </tr>
          </thead>
          <tbody>
            {other.map((one) => (
              <tr key={one.name}>
                <th scope="row">{one.label}</th>
                <td>{one.mine}</td>
                <td>{one.theirs}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className="console-row">
        <Button size="xs" loading={isSaving} onClick={keep}>
          {m.console_stale_keep()}
        </Button>
        <Button size="xs" variant="default" disabled={isSaving} onClick={take}>
          {m.console_stale_take()}
        </Button>
      </div>
    </Alert>
  )
}
