import { SignIn } from '../ui/sign-in/sign-in.tsx'

/** Where somebody who is not signed in begins. */
export function SignInPage() {
  return (
    <main className="work-door">
      <SignIn kind="staff" />
    </main>
  )
}
