import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { sendSignInCode, serverNow, signInByCode, useServerNow } from '../../api/index.ts'
import { m } from '../../i18n/index.ts'
import { TextField } from '../field.tsx'
import { DemoCode } from './demo-code.tsx'
import { wordsOf } from './refusal-words.ts'

interface Sent {
  phone: string
  at: number
}

/** Signs in by a phone and the code that is sent to it. */
export function ByPhone({ isDemo, onDone }: { isDemo: boolean; onDone: () => unknown }) {
  const [phone, setPhone] = useState('')
  const [sent, setSent] = useState<Sent | null>(null)
  const send = useMutation({
    mutationFn: (to: string) => sendSignInCode({}, { phoneNumber: to }),
    onSuccess: (_, to) => setSent({ phone: to, at: serverNow() }),
  })
  if (sent !== null) {
    return (
      <CodeStep
        sent={sent}
        isDemo={isDemo}
        resend={() => send.mutate(sent.phone)}
        resendFault={send.isError ? wordsOf(send.error) : null}
        onBack={() => setSent(null)}
        onDone={onDone}
      />
    )
  }
  return (
    <form
      className="sign-in-form"
      onSubmit={(event) => {
        event.preventDefault()
        send.mutate(phone.trim())
      }}
    >
      <TextField
        label={m.sign_in_phone()}
        hint={m.sign_in_phone_hint()}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        name="phone"
        required
        value={phone}
        onChange={(event) => setPhone(event.target.value)}
        error={send.isError ? wordsOf(send.error) : null}
      />
      <button className="sign-in-go" type="submit" disabled={send.isPending}>
        {send.isPending ? m.sign_in_sending() : m.sign_in_send_code()}
      </button>
    </form>
  )
}

const CODE_DIGITS = 6

interface CodeStepProps {
  sent: Sent
  isDemo: boolean
  resend: () => void
  resendFault: string | null
  onBack: () => void
  onDone: () => unknown
}

function CodeStep({ sent, isDemo, resend, resendFault, onBack, onDone }: CodeStepProps) {
  const [code, setCode] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const prove = useMutation({
    mutationFn: (digits: string) => signInByCode({}, { phoneNumber: sent.phone, code: digits }),
    onSuccess: onDone,
    onError: () => {
      setCode('')
      input.current?.focus()
    },
  })
  // Spaces and words around a pasted code are left out; the last digit sends it.
  const take = (text: string) => {
    const digits = text.replace(/\D/g, '').slice(0, CODE_DIGITS)
    setCode(digits)
    if (digits.length === CODE_DIGITS && digits !== code) prove.mutate(digits)
  }
  return (
    <form
      className="sign-in-form"
      onSubmit={(event) => {
        event.preventDefault()
        prove.mutate(code)
      }}
    >
      <p className="sign-in-told" aria-live="polite">
        {m.sign_in_code_sent({ phone: sent.phone })}
      </p>
      <TextField
        ref={input}
        className="sign-in-code number"
        label={m.sign_in_code()}
        inputMode="numeric"
        autoComplete="one-time-code"
        name="code"
        required
        autoFocus
        value={code}
        onChange={(event) => take(event.target.value)}
        error={prove.isError ? wordsOf(prove.error) : resendFault}
      />
      {isDemo && <DemoCode key={sent.at} phone={sent.phone} onUse={take} />}
      <button
        className="sign-in-go"
        type="submit"
        disabled={prove.isPending || code.length < CODE_DIGITS}
      >
        {prove.isPending ? m.sign_in_checking() : m.sign_in_go()}
      </button>
      <p className="sign-in-ways">
        <Resend at={sent.at} resend={resend} />
        <button className="sign-in-link" type="button" onClick={onBack}>
          {m.sign_in_other_number()}
        </button>
      </p>
    </form>
  )
}

const RESEND_SECONDS = 60

function Resend({ at, resend }: { at: number; resend: () => void }) {
  const left = RESEND_SECONDS - Math.floor((useServerNow() - at) / 1000)
  const isWaiting = left > 0
  return (
    <button className="sign-in-link number" type="button" disabled={isWaiting} onClick={resend}>
      {isWaiting
        ? m.sign_in_resend_in({ count: Math.min(left, RESEND_SECONDS) })
        : m.sign_in_resend()}
    </button>
  )
}
