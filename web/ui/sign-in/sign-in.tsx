import './sign-in.css'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { isRefused, read, readMe, useForgetAnswers, useInstallation } from '../../api/index.ts'
import { m } from '../../i18n/index.ts'
import { ByPasskey } from './by-passkey.tsx'
import { ByPassword, type PasswordAccepted } from './by-password.tsx'
import { ByPhone } from './by-phone.tsx'
import { type DemoFace, DemoPeople } from './demo-people.tsx'
import { NewPassword } from './new-password.tsx'
import { SecondFactor } from './second-factor.tsx'

export type SignInKind = 'resident' | 'staff'

export interface SignInProps {
  /** Residents are asked for their phone first, staff for their e-mail. */
  kind: SignInKind
  /** Signed in, with every answer asked anew. */
  onDone?: () => unknown
}

type Step = 'begin' | 'second-factor' | 'new-password'

const CHANGE_NEEDED = 'password-change-needed'

/** Every way to sign in, for each of the three faces; in a demo also who one would like to be. */
export function SignIn({ kind, onDone }: SignInProps) {
  const [step, setStep] = useState<Step>('begin')
  const [password, setPassword] = useState<string | null>(null)
  const forget = useForgetAnswers()
  const { error } = useQuery(read(readMe, {}))
  const finish = async () => {
    const refusal = await readMe({}).then(
      () => null,
      (reason: unknown) => reason,
    )
    if (isRefused(refusal, CHANGE_NEEDED)) return setStep('new-password')
    await forget()
    await onDone?.()
  }
  const accept = (accepted: PasswordAccepted) => {
    setPassword(accepted.password)
    return accepted.needsSecondFactor ? setStep('second-factor') : finish()
  }
  // Somebody who came back before the change was made is still asked for it.
  if (step === 'new-password' || (step === 'begin' && isRefused(error, CHANGE_NEEDED))) {
    return (
      <Box title={m.sign_in_change_title()}>
        <NewPassword given={password} onDone={finish} />
      </Box>
    )
  }
  if (step === 'second-factor') {
    return (
      <Box title={m.sign_in_second_title()}>
        <SecondFactor onDone={finish} onAgain={() => setStep('begin')} />
      </Box>
    )
  }
  return <Begin kind={kind} onAccepted={accept} onDone={finish} />
}

function Box({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div className="sign-in">
      <h1>{title}</h1>
      {children}
    </div>
  )
}

interface BeginProps {
  kind: SignInKind
  onAccepted: (accepted: PasswordAccepted) => unknown
  onDone: () => unknown
}

function Begin({ kind, onAccepted, onDone }: BeginProps) {
  const [way, setWay] = useState<'phone' | 'password'>(kind === 'staff' ? 'password' : 'phone')
  const installation = useInstallation()
  const isDemo = installation?.kind === 'demo'
  return (
    <Box title={kind === 'staff' ? m.sign_in_title_staff() : m.sign_in_title()}>
      <fieldset className="sign-in-tabs">
        <legend className="only-heard">{m.sign_in_how()}</legend>
        <Way name={m.sign_in_by_phone()} isOn={way === 'phone'} choose={() => setWay('phone')} />
        <Way
          name={m.sign_in_by_email()}
          isOn={way === 'password'}
          choose={() => setWay('password')}
        />
      </fieldset>
      {way === 'phone' ? (
        <ByPhone isDemo={isDemo} onDone={onDone} />
      ) : (
        <ByPassword onDone={onAccepted} />
      )}
      <ByPasskey onDone={onDone} />
      {isDemo && <DemoPeople people={installation.people} face={faceOf(kind)} onDone={onDone} />}
    </Box>
  )
}

function Way({ name, isOn, choose }: { name: string; isOn: boolean; choose: () => void }) {
  return (
    <label className="sign-in-tab">
      <input type="radio" name="sign-in-way" checked={isOn} onChange={choose} />
      <span>{name}</span>
    </label>
  )
}

function faceOf(kind: SignInKind): DemoFace {
  if (kind === 'resident') return 'shop'
  return location.pathname.startsWith('/console') ? 'console' : 'work'
}
