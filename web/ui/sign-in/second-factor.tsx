import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { isRefused, proveByBackupCode, proveSecondFactor } from '../../api/index.ts'
import { m } from '../../i18n/index.ts'
import { TextField } from '../field.tsx'
import { wordsOf } from './refusal-words.ts'

/** Asks for the authenticator's code, or for a backup code where the device is not at hand. */
export function SecondFactor({ onDone, onAgain }: { onDone: () => unknown; onAgain: () => void }) {
  const [isBackup, setBackup] = useState(false)
  const [code, setCode] = useState('')
  const [trustDevice, setTrust] = useState(false)
  const prove = useMutation({
    mutationFn: () =>
      isBackup
        ? proveByBackupCode({}, { code: code.trim() })
        : proveSecondFactor({}, { code: code.replace(/\D/g, ''), trustDevice }),
    onSuccess: onDone,
  })
  return (
    <form
      className="sign-in-form"
      onSubmit={(event) => {
        event.preventDefault()
        prove.mutate()
      }}
    >
      <p className="sign-in-told">{isBackup ? m.sign_in_backup_told() : m.sign_in_second_told()}</p>
      <TextField
        key={String(isBackup)}
        className="sign-in-code number"
        label={isBackup ? m.sign_in_backup_code() : m.sign_in_second_code()}
        inputMode={isBackup ? 'text' : 'numeric'}
        autoComplete={isBackup ? 'off' : 'one-time-code'}
        name="code"
        required
        autoFocus
        value={code}
        onChange={(event) => setCode(event.target.value)}
        error={prove.isError ? faultOf(prove.error, isBackup) : null}
      />
      {!isBackup && (
        <label className="sign-in-check">
          <input
            type="checkbox"
            checked={trustDevice}
            onChange={(event) => setTrust(event.target.checked)}
          />
          <span>{m.sign_in_trust_device()}</span>
        </label>
      )}
      <button className="sign-in-go" type="submit" disabled={prove.isPending}>
        {prove.isPending ? m.sign_in_checking() : m.sign_in_go()}
      </button>
      <p className="sign-in-ways">
        <button
          className="sign-in-link"
          type="button"
          onClick={() => {
            setBackup(!isBackup)
            setCode('')
            prove.reset()
          }}
        >
          {isBackup ? m.sign_in_use_app() : m.sign_in_use_backup()}
        </button>
        <button className="sign-in-link" type="button" onClick={onAgain}>
          {isRefused(prove.error, 'sign-in-again') ? m.sign_in_begin_again() : m.sign_in_back()}
        </button>
      </p>
    </form>
  )
}

/** A code that does not fit was not sent by us: what helps is the app's next one, or another backup code. */
function faultOf(error: unknown, isBackup: boolean): string {
  if (!isRefused(error, 'code-wrong')) return wordsOf(error)
  return isBackup ? m.sign_in_refused_backup() : m.sign_in_refused_second()
}
