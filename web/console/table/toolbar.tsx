import { NativeSelect, TextInput, UnstyledButton } from '@mantine/core'
import { useEffect, useState } from 'react'
import { m } from '../../i18n/index.ts'
import { Icon } from '../icon.tsx'
import type { TableAddress, Written } from './address.ts'
import type { Filter } from './column.ts'
import { Columns } from './columns.tsx'
import { Download } from './download.tsx'
import type { ToolbarProps } from './toolbar-props.ts'
import { Views } from './views.tsx'

/** What narrows the list, and what is done with all of it. */
export function Toolbar<Row>(props: ToolbarProps<Row>) {
  const { filters, address, write, searchHint } = props
  const isNarrowed = address.search !== '' || Object.keys(address.filters).length > 0
  const clear = () =>
    write({ q: undefined, ...Object.fromEntries(filters.map(({ name }) => [name, undefined])) })
  return (
    <div className="table-toolbar">
      {searchHint !== undefined && (
        <Typed
          label={m.console_table_search()}
          hint={searchHint}
          value={address.search}
          set={(q) => write({ q })}
          isSearch
        />
      )}
      {filters.map((filter) => (
        <Narrow key={filter.name} filter={filter} address={address} write={write} />
      ))}
      {isNarrowed && (
        <UnstyledButton className="table-clear" onClick={clear}>
          {m.console_table_clear()}
        </UnstyledButton>
      )}
      <span className="table-space" />
      <Views {...props} />
      <Columns {...props} />
      <Download {...props} />
      {props.tools}
    </div>
  )
}

function Narrow({
  filter,
  address,
  write,
}: {
  filter: Filter
  address: TableAddress
  write: (changes: Written) => unknown
}) {
  const { name, label, kind, options = [] } = filter
  const value = address.filters[name] ?? ''
  const set = (next: string | undefined) => write({ [name]: next })
  if (kind === 'text') return <Typed label={label} hint={label} value={value} set={set} />
  if (kind === 'date')
    return (
      <TextInput
        type="date"
        size="sm"
        className="table-date"
        label={label}
        value={value}
        onChange={(event) => set(event.currentTarget.value || undefined)}
      />
    )
  return (
    <NativeSelect
      size="sm"
      aria-label={label}
      value={value}
      onChange={(event) => set(event.currentTarget.value || undefined)}
      data={[{ value: '', label }, ...options]}
      data-chosen={value !== '' || undefined}
    />
  )
}

const PAUSE_MS = 300

function Typed({
  label,
  hint,
  value,
  set,
  isSearch,
}: {
  label: string
  hint: string
  value: string
  set: (value: string | undefined) => unknown
  isSearch?: boolean
}) {
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  useEffect(() => {
    if (typed === value) return
    const timer = setTimeout(() => set(typed.trim() || undefined), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed, value, set])
  return (
    <TextInput
      className={isSearch ? 'table-search' : undefined}
      type="search"
      size="sm"
      aria-label={label}
      placeholder={hint}
      leftSection={isSearch ? <Icon name="search" size={16} /> : undefined}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Enter' && set(typed.trim() || undefined)}
    />
  )
}
