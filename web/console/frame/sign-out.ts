import { signOut, useForgetAnswers } from '../../api/index.ts'

/** Ends the session and forgets what it was told. */
export function useSignOut(): () => Promise<void> {
  const forget = useForgetAnswers()
  return async () => {
    await signOut({}, {}).catch(() => undefined)
    await forget()
    location.assign('/console')
  }
}
