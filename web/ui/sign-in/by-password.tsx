import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { signInByPassword } from '../../api/index.ts'
import { m } from '../../i18n/index.ts'
import { TextField } from '../field.tsx'
import { wordsOf } from './refusal-words.ts'

export interface PasswordAccepted {
  password: string
  needsSecondFactor: boolean
}

/** Signs in by e-mail and password; a second factor may still be asked for. */
export function ByPassword({ onDone }: { onDone: (accepted: PasswordAccepted) => unknown }) {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const signIn = useMutation({
    mutationFn: () => signInByPassword({}, { email: email.trim(), password }),
    onSuccess: (reply) => {
      const told = reply as unknown as { twoFactorRedirect?: boolean } | null
      return onDone({ password, needsSecondFactor: told?.twoFactorRedirect === true })
    },
  })
  return (
    <form
      className="sign-in-form"
      onSubmit={(event) => {
        event.preventDefault()
        signIn.mutate()
      }}
    >
      <TextField
        label={m.sign_in_email()}
        type="email"
        autoComplete="username"
        name="email"
        required
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <TextField
        label={m.sign_in_password()}
        type="password"
        autoComplete="current-password"
        name="password"
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        error={signIn.isError ? wordsOf(signIn.error) : null}
      />
      <button className="sign-in-go" type="submit" disabled={signIn.isPending}>
        {signIn.isPending ? m.sign_in_checking() : m.sign_in_go()}
      </button>
      <p className="sign-in-hint">{m.sign_in_password_lost()}</p>
    </form>
  )
}
