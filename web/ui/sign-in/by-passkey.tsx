import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { m } from '../../i18n/index.ts'
import { hasPasskeys, isPutAway, signInWithPasskey } from './passkeys.ts'
import { wordsOf } from './refusal-words.ts'

/** Signs in by passkey; shown where the browser knows them. */
export function ByPasskey({ onDone }: { onDone: () => unknown }) {
  const [isHere, setHere] = useState(false)
  useEffect(() => setHere(hasPasskeys()), [])
  const signIn = useMutation({ mutationFn: signInWithPasskey, onSuccess: onDone })
  if (!isHere) return null
  const isTold = signIn.isError && !isPutAway(signIn.error)
  return (
    <div className="sign-in-passkey">
      <button
        className="sign-in-second"
        type="button"
        disabled={signIn.isPending}
        onClick={() => signIn.mutate()}
      >
        {signIn.isPending ? m.sign_in_checking() : m.sign_in_passkey()}
      </button>
      <p className="sign-in-fault" role="alert">
        {isTold ? wordsOf(signIn.error) : null}
      </p>
    </div>
  )
}
