import { findStaff } from '../../api/index.ts'
import { m } from '../../i18n/index.ts'
import { useConsole } from '../session.ts'
import type { Field, Finder } from './field.ts'
import { FoundInput } from './found-input.tsx'
import type { InputProps } from './input-props.ts'

const LEAST_LETTERS = 2

type Props = InputProps & { field: Extract<Field, { kind: 'person' }> }

/** A person, found by name, e-mail or whole phone; what is kept is their id. */
export function PersonInput(props: Props) {
  const { region } = useConsole()
  const find: Finder = Object.assign(
    async (search: string, signal: AbortSignal) => {
      const { items } = await findStaff({ region: region.id, search }, { signal })
      return items.map(({ id, name, email, phone }) => ({
        value: id,
        label: [name, email ?? phone].filter(Boolean).join(' · ') || id,
      }))
    },
    { operationName: findStaff.operationName },
  )
  return (
    <FoundInput
      {...props}
      field={{
        ...props.field,
        kind: 'found',
        find,
        least: LEAST_LETTERS,
        hint: props.field.hint ?? m.console_people_find_hint(),
        placeholder: m.console_people_find(),
        more: m.console_people_find_more(),
      }}
    />
  )
}
