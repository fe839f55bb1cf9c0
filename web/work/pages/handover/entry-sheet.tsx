import { type FormEvent, useState } from 'react'
import { Sheet } from '../../../desk/sheet.tsx'
import { m } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'

/** By what somebody is found when nothing is scanned. */
export type EntryKind = 'phone' | 'short' | 'code'

const KINDS: Record<
  EntryKind,
  { title: () => string; hint: () => string; offline: () => string; most: number; fits: RegExp }
> = {
  phone: {
    title: m.handover_entry_phone,
    hint: m.handover_entry_phone_hint,
    offline: m.handover_entry_phone_hint,
    most: 4,
    fits: /^[0-9]{4}$/,
  },
  short: {
    title: m.handover_entry_short,
    hint: m.handover_entry_short_hint,
    offline: m.handover_entry_short_hint,
    most: 5,
    fits: /^[0-9]{1,5}$/,
  },
  code: {
    title: m.handover_entry_code,
    hint: m.handover_entry_code_hint,
    offline: m.handover_entry_code_offline,
    most: 9,
    fits: /^[0-9A-Za-z]{4} ?[0-9A-Za-z]{4}$/,
  },
}

/** Digits by hand: large, with the keys of a phone. */
export function EntrySheet(props: {
  kind: EntryKind | null
  isOnline: boolean
  onClose: () => void
  onEntry: (kind: EntryKind, text: string) => void
}) {
  const { kind } = props
  return (
    <Sheet
      title={kind === null ? '' : KINDS[kind].title()}
      isOpen={kind !== null}
      onClose={props.onClose}
    >
      {kind === null ? null : <EntryForm key={kind} {...props} kind={kind} />}
    </Sheet>
  )
}

function EntryForm(props: {
  kind: EntryKind
  isOnline: boolean
  onEntry: (kind: EntryKind, text: string) => void
}) {
  const { hint, offline, most, fits, title } = KINDS[props.kind]
  const [text, setText] = useState('')
  const isFit = fits.test(text.trim())
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (isFit) props.onEntry(props.kind, text.trim())
  }
  return (
    <form className="desk-form" onSubmit={send}>
      <TextField
        label={title()}
        hint={props.isOnline ? hint() : offline()}
        className="handover-digits number"
        inputMode="numeric"
        autoComplete="off"
        maxLength={most}
        value={text}
        data-autofocus
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" isWide whyNot={isFit ? null : m.handover_entry_incomplete()}>
        {m.handover_entry_find()}
      </Button>
    </form>
  )
}
