import { Alert, Button } from '@mantine/core'
import { m, nameOf } from '../../i18n/index.ts'
import type { Field, Values } from './field.ts'

const shown = (field: Field, value: unknown): string => {
  if (value === null || value === undefined || value === '') return m.console_nothing()
  if (field.kind === 'names') return nameOf(value)
  if (field.kind === 'choice' || field.kind === 'several') {
    const chosen = Array.isArray(value) ? value : [value]
    return chosen
      .map((one) => field.options.find((option) => option.value === one)?.label ?? String(one))
      .join(', ')
  }
  if (field.kind === 'money' || field.kind === 'percent') return String(Number(value) / 100)
  return typeof value === 'boolean' ? (value ? m.console_yes() : m.console_no()) : String(value)
}

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
  const other = fields.filter(
    ({ name }) => JSON.stringify(mine[name]) !== JSON.stringify(theirs[name]),
  )
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
          {other.map((field) => (
            <tr key={field.name}>
              <th scope="row">{field.label}</th>
              <td>{shown(field, mine[field.name])}</td>
              <td>{shown(field, theirs[field.name])}</td>
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
