import { m } from '../../i18n/index.ts'
import { SignIn } from '../../ui/sign-in/sign-in.tsx'

/** Who comes to the console's door without a session. */
export function SignedOut() {
  return (
    <main className="console-alone">
      <div className="console-door">
        <p className="console-brand">{m.console_brand()}</p>
        <SignIn kind="staff" />
      </div>
    </main>
  )
}
