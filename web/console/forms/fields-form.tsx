import './forms.css'
import { Alert, Button } from '@mantine/core'
import { type FormEvent, type ReactNode, type RefObject, useRef, useState } from 'react'
import { isRefused } from '../../api/index.ts'
import { m } from '../../i18n/index.ts'
import { saidBy } from '../states.tsx'
import { Both } from './both.tsx'
import { type Field, faultsOf, type Values } from './field.ts'
import { Input } from './input.tsx'
import { fieldsOf } from './refusal.ts'

export interface Edited {
  values: Values
  version: number
}

export interface Intent {
  of: string
  key: string
}

export interface FieldsFormProps {
  fields: readonly Field[]
  initial?: Values
  /** The version that was read, for what is edited by several people. */
  version?: number
  /** Reads it again when somebody else has changed it meanwhile. */
  readAgain?: () => Promise<Edited>
  /** `key` stays the same while the same values are tried again. */
  submit: (values: Values, version: number, key: string) => Promise<unknown>
  /** What was tried last, kept by who opens the form anew: an answer may be lost, then the key counts. */
  intent?: RefObject<Intent>
  submitLabel: string
  isDangerous?: boolean
  cancel?: () => void
  /** Said above the fields, with what has been filled in. */
  preview?: (values: Values) => ReactNode
  /** Hears what is filled in, for fields that depend on it. */
  onValues?: (values: Values) => void
}

const words = () => ({
  needed: m.console_form_needed(),
  tooLittle: (least: number) => m.console_form_least({ least }),
  tooMuch: (most: number) => m.console_form_most({ most }),
  half: m.console_form_half(),
  noFigure: m.console_form_not_a_figure(),
})

/** Whether the fields that are seen say all of a refusal, so that no notice has to. */
const isAllSaid = (placed: Record<string, string>, asked: readonly Field[]): boolean => {
  const names = Object.keys(placed)
  return names.length > 0 && names.every((name) => asked.some((field) => field.name === name))
}

/** A form of fields: says at the field what is wrong, keeps what was typed, shows both when stale. */
export function FieldsForm(props: FieldsFormProps) {
  const { fields, submit, readAgain } = props
  const [values, setValues] = useState<Values>(props.initial ?? {})
  const latest = useRef(values)
  latest.current = values
  const [version, setVersion] = useState(props.version ?? 0)
  const [faults, setFaults] = useState<Record<string, string>>({})
  const [error, setError] = useState<unknown>(null)
  const [theirs, setTheirs] = useState<Edited | null>(null)
  const [isSending, setSending] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const own = useRef<Intent>({ of: '', key: '' })
  const intent = props.intent ?? own
  const asked = fields.filter(({ when }) => when?.(values) !== false)
  const point = (found: Record<string, string>) => {
    setFaults(found)
    const first = asked.find(({ name }) => found[name])
    if (first) form.current?.querySelector<HTMLElement>(`[name="${first.name}"]`)?.focus()
  }
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const found = faultsOf(asked, values, words())
    point(found)
    setError(null)
    if (Object.keys(found).length > 0) return
    setSending(true)
    try {
      const of = JSON.stringify(values)
      if (intent.current.of !== of) intent.current = { of, key: crypto.randomUUID() }
      await submit(values, version, intent.current.key)
      intent.current.of = ''
    } catch (refused) {
      if (isRefused(refused) && refused.status < 500) intent.current.of = ''
      const placed = fieldsOf(refused)
      point(placed)
      setError(isAllSaid(placed, asked) ? null : refused)
      if (isRefused(refused, 'stale') && readAgain) setTheirs(await readAgain())
    } finally {
      setSending(false)
    }
  }
  return (
    <form ref={form} className="form" onSubmit={send} noValidate>
      {theirs && (
        <Both
          fields={fields}
          mine={values}
          theirs={theirs.values}
          keep={() => {
            setVersion(theirs.version)
            setTheirs(null)
            setError(null)
          }}
          take={() => {
            setValues(theirs.values)
            setVersion(theirs.version)
            setTheirs(null)
            setError(null)
          }}
        />
      )}
      {asked.map((field) => (
        <Input
          key={field.name}
          field={field}
          value={values[field.name]}
          fault={faults[field.name]}
          set={(value) => {
            const next = { ...latest.current, [field.name]: value }
            latest.current = next
            setValues(next)
            props.onValues?.(next)
          }}
        />
      ))}
      {props.preview?.(values)}
      {error !== null && !theirs && (
        <Alert color="tomato" role="alert">
          {saidBy(error)}
        </Alert>
      )}
      <div className="console-row console-end">
        {props.cancel && (
          <Button variant="default" onClick={props.cancel}>
            {m.console_cancel()}
          </Button>
        )}
        <Button
          type="submit"
          loading={isSending}
          disabled={theirs !== null}
          color={props.isDangerous ? 'tomato' : 'leaf'}
        >
          {props.submitLabel}
        </Button>
      </div>
    </form>
  )
}
