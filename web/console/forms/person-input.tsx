import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { findStaff, read } from '../../api/index.ts'
import { m } from '../../i18n/index.ts'
import { useConsole } from '../session.ts'
import { saidBy } from '../states.tsx'
import type { InputProps } from './input.tsx'

const LEAST_LETTERS = 2
const TYPING_MS = 250

/** A person, found by name, e-mail or whole phone; what is kept is their id. */
export function PersonInput({ field, value, set, fault }: InputProps) {
  const { region } = useConsole()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null)
  const [search] = useDebouncedValue(typed.trim(), TYPING_MS)
  const isAsked = search.length >= LEAST_LETTERS && search !== chosen?.label
  const found = useQuery({ ...read(findStaff, { region: region.id, search }), enabled: isAsked })
  const items = isAsked ? (found.data?.items ?? []) : []
  const options = items.map(({ id, name, email, phone }) => ({
    value: id,
    label: [name, email ?? phone].filter(Boolean).join(' · ') || id,
  }))
  const kept = chosen === null || options.some((one) => one.value === chosen.value) ? [] : [chosen]
  return (
    <Select
      label={field.label}
      description={field.hint ?? m.console_people_find_hint()}
      placeholder={m.console_people_find()}
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
        setChosen(id === null ? null : { value: id, label: option?.label ?? id })
        set(id)
      }}
      nothingFoundMessage={
        isAsked && !found.isPending ? m.console_people_find_none() : m.console_people_find_more()
      }
    />
  )
}
