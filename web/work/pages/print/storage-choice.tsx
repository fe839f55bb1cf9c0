import { useNavigate, useSearch } from '@tanstack/react-router'
import { m } from '../../../i18n/index.ts'

export type Storage = 'ambient' | 'chilled' | 'frozen'

const NAMES: Record<Storage, () => string> = {
  ambient: m.print_ambient,
  chilled: m.print_chilled,
  frozen: m.print_frozen,
}

export const storageName = (storage: Storage): string => NAMES[storage]()

const isStorage = (word: string | undefined): word is Storage =>
  word !== undefined && Object.hasOwn(NAMES, word)

/** The storage that the address names; undefined for all. */
export function useStorage(): Storage | undefined {
  const { storage } = useSearch({ strict: false }) as { storage?: string }
  return isStorage(storage) ? storage : undefined
}

/** Chooses one storage or all, in the address. */
export function StorageChoice() {
  const storage = useStorage()
  const options = Object.entries(NAMES).map(([value, name]) => ({ value, name: name() }))
  return (
    <Choice
      name="storage"
      label={m.print_storage()}
      value={storage ?? ''}
      options={[{ value: '', name: m.print_all_storages() }, ...options]}
    />
  )
}

/** One of a few, kept in the address under a name. */
export function Choice(props: {
  name: string
  label: string
  value: string
  options: readonly { value: string; name: string }[]
}) {
  const { name, label, value, options } = props
  const navigate = useNavigate()
  const choose = (chosen: string) =>
    navigate({
      to: '.',
      search: (before: Record<string, string | undefined>) => ({
        ...before,
        [name]: chosen === '' ? undefined : chosen,
      }),
      replace: true,
    })
  return (
    <label className="print-choice">
      <span>{label}</span>
      <select value={value} onChange={(event) => choose(event.target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </label>
  )
}
