import {
  Fieldset,
  MultiSelect,
  NativeSelect,
  PasswordInput,
  Select,
  Switch,
  Textarea,
  TextInput,
} from '@mantine/core'
import { LOCALES, m, type Names } from '../../i18n/index.ts'
import { useConsole } from '../session.ts'
import { BracketsInput } from './brackets-input.tsx'
import { FigureField } from './figure-field.tsx'
import { figureOf } from './figure-of.ts'
import { FoundInput } from './found-input.tsx'
import type { InputProps } from './input-props.ts'
import { LinesInput } from './lines-input.tsx'
import { PersonInput } from './person-input.tsx'

const PLAIN = {
  text: 'text',
  email: 'email',
  phone: 'tel',
  date: 'date',
  time: 'time',
  instant: 'datetime-local',
} as const

/** The input that fits a field. */
export function Input({ field, value, set, fault }: InputProps) {
  const common = {
    label: field.label,
    description: field.hint,
    required: field.isRequired ?? false,
    error: fault,
    disabled: field.isFixed ?? false,
    name: field.name,
  }
  const text = value === null || value === undefined ? '' : String(value)
  switch (field.kind) {
    case 'names':
      return <NamesInput field={field} value={value} set={set} fault={fault} />
    case 'person':
      return <PersonInput field={field} value={value} set={set} fault={fault} />
    case 'found':
      return <FoundInput field={field} value={value} set={set} fault={fault} />
    case 'lines':
      return <LinesInput field={field} value={value} set={set} fault={fault} />
    case 'brackets':
      return <BracketsInput field={field} value={value} set={set} fault={fault} />
    case 'pick':
      return (
        <Select
          {...common}
          searchable
          limit={50}
          data={[...field.options]}
          value={text === '' ? null : text}
          nothingFoundMessage={m.console_found_nothing()}
          onChange={set}
        />
      )
    case 'area':
      return (
        <Textarea
          {...common}
          autosize
          minRows={2}
          value={text}
          onChange={(event) => set(event.currentTarget.value)}
        />
      )
    case 'password':
      return (
        <PasswordInput
          {...common}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': m.console_form_show_password() }}
          value={text}
          onChange={(event) => set(event.currentTarget.value)}
        />
      )
    case 'switch':
      return (
        <Switch
          label={field.label}
          description={field.hint}
          error={fault}
          name={field.name}
          disabled={field.isFixed ?? false}
          checked={value === true}
          onChange={(event) => set(event.currentTarget.checked)}
        />
      )
    case 'choice':
      return (
        <NativeSelect
          {...common}
          value={text}
          onChange={(event) => set(event.currentTarget.value || null)}
          data={[{ value: '', label: m.console_choose() }, ...field.options]}
        />
      )
    case 'several':
      return (
        <MultiSelect
          {...common}
          searchable
          value={(value as string[] | undefined) ?? []}
          onChange={set}
          data={[...field.options]}
          hidePickedOptions
        />
      )
    case 'number':
    case 'money':
    case 'percent':
    case 'grams':
      return <FigureInput field={field} value={value} set={set} fault={fault} />
    default:
      return (
        <TextInput
          {...common}
          type={PLAIN[field.kind]}
          value={text}
          onChange={(event) => set(event.currentTarget.value)}
        />
      )
  }
}

function NamesInput({ field, value, set, fault }: InputProps) {
  const names = (value as Names | null | undefined) ?? {}
  return (
    <Fieldset legend={field.label} className="form-names">
      {Object.entries(LOCALES).map(([tag, language]) => (
        <TextInput
          key={tag}
          label={language}
          lang={tag}
          name={tag === 'zh-CN' ? field.name : undefined}
          required={field.isRequired === true && tag === 'zh-CN'}
          error={tag === 'zh-CN' ? fault : undefined}
          value={names[tag as keyof Names] ?? ''}
          onChange={(event) => {
            const { [tag as keyof Names]: _, ...others } = names
            const typed = event.currentTarget.value
            set(typed === '' ? others : { ...others, [tag]: typed })
          }}
        />
      ))}
    </Fieldset>
  )
}

function FigureInput({ field, value, set, fault }: InputProps) {
  const { currency } = useConsole()
  return (
    <FigureField
      label={field.label}
      description={field.hint}
      required={field.isRequired ?? false}
      error={fault}
      disabled={field.isFixed ?? false}
      name={field.name}
      {...figureOf(field, currency)}
      value={typeof value === 'number' ? value : null}
      set={set}
    />
  )
}
