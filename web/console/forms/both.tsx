import { Alert, Button } from '@mantine/core'
import { m } from '../../i18n/index.ts'
import { useConsole } from '../session.ts'
import { differencesOf } from './differences.ts'
import type { Field, Values } from './field.ts'

/** Somebody else changed it meanwhile: what they wrote beside what one has typed. */
export function Both({
  fields,
  mine,
  theirs,
  keep,
  take,
}: {
  fields: readonly Field[]
  mine: Values
  theirs: Values
  keep: () => void
  take: () => void
}) {
  const { currency, zone } = useConsole()
  const other = differencesOf(fields, mine, theirs, { currency, zone })
  return (
    <Alert color="sun" role="alert" title={m.console_stale()}>
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
      <div className="console-row">
        <Button size="xs" onClick={keep}>
          {m.console_stale_keep()}
        </Button>
        <Button size="xs" variant="default" onClick={take}>
          {m.console_stale_take()}
        </Button>
      </div>
    </Alert>
  )
}
