import { type RefObject, useRef, useState } from 'react'
import { isRefused } from '../../api/index.ts'
import { m } from '../../i18n/index.ts'
import { useConsole } from '../session.ts'
import { type Field, faultsOf, type Values } from './field.ts'
import { figureOf } from './figure-of.ts'
import { keptOver, takenOver } from './kept-over.ts'
import { fieldsOf } from './refusal.ts'
import { figureText } from './typed-figure.ts'

const wordsIn = (currency: string) => ({
  needed: m.console_form_needed(),
  tooLittle: (least: number) => m.console_form_least({ least }),
  tooMuch: (most: number, field: Field) =>
    m.console_form_most({ most: figureText(most, figureOf(field, currency).form) }),
  half: m.console_form_half(),
  noFigure: m.console_form_not_a_figure(),
})

/** Whether the fields that are seen say all of a refusal, so that no notice has to. */
const isAllSaid = (placed: Record<string, string>, asked: readonly Field[]): boolean => {
  const names = Object.keys(placed)
  return names.length > 0 && names.every((name) => asked.some((field) => field.name === name))
}

export interface Edited {
  values: Values
  version: number
}

/** What was tried last, and under which key. */
export interface Intent {
  of: string
  key: string
}

export interface FillingWish {
  fields: readonly Field[]
  initial?: Values
  /**
   * For what several people edit: the version that was read, and how it is read again when somebody
   * else saved first. What is read so holds every field that is compared, and whatever else is sent.
   */
  shared?: { version: number; readAgain: () => Promise<Edited> }
  /** `key` stays the same while the same values are tried again. */
  submit: (values: Values, version: number, key: string) => Promise<unknown>
  /** Kept by who opens the form anew: an answer may be lost, then the key counts. */
  intent?: RefObject<Intent>
  /** Hears what is filled in, for fields that depend on it. */
  onValues?: (values: Values) => void
}

/** What a form of fields holds while it is filled in, sent, refused, and compared when stale. */
export function useFilling(props: FillingWish, form: RefObject<HTMLFormElement | null>) {
  const { fields, shared, submit } = props
  const { currency } = useConsole()
  const [values, setValues] = useState<Values>(props.initial ?? {})
  const latest = useRef(values)
  latest.current = values
  const [version, setVersion] = useState(shared?.version ?? 0)
  const [faults, setFaults] = useState<Record<string, string>>({})
  const [error, setError] = useState<unknown>(null)
  const [theirs, setTheirs] = useState<Edited | null>(null)
  const [isSending, setSending] = useState(false)
  const own = useRef<Intent>({ of: '', key: '' })
  const intent = props.intent ?? own
  const askedIn = (filled: Values) => fields.filter(({ when }) => when?.(filled) !== false)
  const fill = (next: Values) => {
    latest.current = next
    setValues(next)
    props.onValues?.(next)
  }
  const point = (found: Record<string, string>, asked: readonly Field[]) => {
    setFaults(found)
    const first = asked.find(({ name }) => found[name])
    if (first) form.current?.querySelector<HTMLElement>(`[name="${first.name}"]`)?.focus()
  }
  const refuse = async (refused: unknown, asked: readonly Field[]) => {
    if (isRefused(refused) && refused.status < 500) intent.current.of = ''
    const placed = fieldsOf(refused)
    point(placed, asked)
    setError(isAllSaid(placed, asked) ? null : refused)
    setTheirs(isRefused(refused, 'stale') && shared ? await shared.readAgain() : null)
  }
  const send = async (filled: Values, at: number) => {
    const asked = askedIn(filled)
    const found = faultsOf(asked, filled, wordsIn(currency))
    point(found, asked)
    setError(null)
    if (Object.keys(found).length > 0) return setTheirs(null)
    setSending(true)
    try {
      const of = JSON.stringify(filled)
      if (intent.current.of !== of) intent.current = { of, key: crypto.randomUUID() }
      await submit(filled, at, intent.current.key)
      intent.current.of = ''
      setTheirs(null)
    } catch (refused) {
      await refuse(refused, asked).catch(setError)
    } finally {
      setSending(false)
    }
  }
  /** What goes on after a comparison stands on what somebody else saved. */
  const standOn = (found: Edited, next: Values) => {
    fill(next)
    setVersion(found.version)
  }
  return {
    ...{ values, faults, error, theirs, isSending },
    asked: askedIn(values),
    set: (name: string, value: unknown) => fill({ ...latest.current, [name]: value }),
    send: () => send(values, version),
    keepMine: async (found: Edited) => {
      const mine = keptOver(fields, values, found.values)
      standOn(found, mine)
      await send(mine, found.version)
    },
    takeTheirs: (found: Edited) => {
      standOn(found, takenOver(values, found.values))
      setFaults({})
      setError(null)
      setTheirs(null)
      form.current?.querySelector<HTMLElement>('[name]')?.focus()
    },
  }
}
