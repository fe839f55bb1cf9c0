import './sign-in.css'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { changePassword } from '../../api/index.ts'
import { m } from '../../i18n/index.ts'
import { TextField } from '../field.tsx'
import { wordsOf } from './refusal-words.ts'

const MIN_LENGTH = 10

interface NewPasswordProps {
  given: string | null
  /** One changes one's own, of one's own accord. */
  isOwn?: boolean
  onDone: () => unknown
}

/** A password that somebody else gave is changed before anything else opens. */
export function NewPassword({ given, isOwn = false, onDone }: NewPasswordProps) {
  const [current, setCurrent] = useState(given ?? '')
  const [fresh, setFresh] = useState('')
  const [again, setAgain] = useState('')
  const differs = again !== '' && fresh !== again
  const change = useMutation({
    mutationFn: () => changePassword({}, { currentPassword: current, newPassword: fresh }),
    onSuccess: onDone,
  })
  return (
    <form
      className="sign-in-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (fresh === again) change.mutate()
      }}
    >
      {!isOwn && <p className="sign-in-told">{m.sign_in_change_told()}</p>}
      {given === null && (
        <TextField
          label={isOwn ? m.sign_in_password() : m.sign_in_given_password()}
          type="password"
          autoComplete="current-password"
          required
          value={current}
          onChange={(event) => setCurrent(event.target.value)}
        />
      )}
      <TextField
        label={m.sign_in_new_password()}
        hint={m.sign_in_new_password_hint()}
        type="password"
        autoComplete="new-password"
        minLength={MIN_LENGTH}
        required
        value={fresh}
        onChange={(event) => setFresh(event.target.value)}
      />
      <TextField
        label={m.sign_in_new_password_again()}
        type="password"
        autoComplete="new-password"
        required
        value={again}
        onChange={(event) => setAgain(event.target.value)}
        error={
          differs ? m.sign_in_passwords_differ() : change.isError ? wordsOf(change.error) : null
        }
      />
      <button className="sign-in-go" type="submit" disabled={change.isPending}>
        {change.isPending ? m.sign_in_checking() : m.sign_in_change_go()}
      </button>
    </form>
  )
}
