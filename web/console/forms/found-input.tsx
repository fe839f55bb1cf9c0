import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { m } from '../../i18n/index.ts'
import { saidBy } from '../states.tsx'
import type { Choice, Field } from './field.ts'
import type { InputProps } from './input-props.ts'

const TYPING_MS = 250

type Props = InputProps & { field: Extract<Field, { kind: 'found' }> }

/** One thing of many, asked of the server while one types; what is kept is its id. */
export function FoundInput({ field, value, set, fault }: Props) {
  const { find, known = [], least = 1 } = field
  const [typed, setTyped] = useState('')
  const [picked, setPicked] = useState<Choice | null>(null)
  const chosen = [picked, ...known].find((one) => one !== null && one.value === value) ?? null
  const [search] = useDebouncedValue(typed.trim(), TYPING_MS)
  const isAsked = search.length >= least && search !== chosen?.label
  const found = useQuery({
    queryKey: ['found', field.name, find.operationName, search],
    queryFn: ({ signal }) => find(search, signal),
    enabled: isAsked,
  })
  const options = isAsked ? (found.data ?? []) : []
  const kept = chosen === null || options.some((one) => one.value === chosen.value) ? [] : [chosen]
  return (
    <Select
      label={field.label}
      description={field.hint}
      placeholder={field.placeholder}
      required={field.isRequired ?? false}
      error={fault ?? (found.isError && isAsked ? saidBy(found.error) : undefined)}
      name={field.name}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options: all }) => all}
      data={[...options, ...kept]}
      value={(value as string | undefined) ?? null}
      onChange={(id, option) => {
        setPicked(id === null ? null : { value: id, label: option?.label ?? id })
        set(id)
      }}
      nothingFoundMessage={
        isAsked && !found.isPending
          ? m.console_found_nothing()
          : (field.more ?? m.console_looking())
      }
    />
  )
}
