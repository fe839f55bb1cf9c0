import { useMutation } from '@tanstack/react-query'
import {
  readDemoCode,
  sendSignInCode,
  signInByCode,
  signInByPassword,
  type useInstallation,
} from '../../api/index.ts'
import { LOCALES, type Locale, locale, m } from '../../i18n/index.ts'
import { wordsOf } from './refusal-words.ts'

type DemoPerson = NonNullable<ReturnType<typeof useInstallation>>['people'][number]
export type DemoFace = DemoPerson['face']

/** A written number in the form that the demo keeps codes under: a mobile without a country code
 * is Chinese. */
export function plainPhone(written: string): string {
  const plain = written.replace(/[^\d+]/g, '')
  return plain.startsWith('+') ? plain : `+86${plain}`
}

async function signInAs({ phone, email, password }: DemoPerson): Promise<void> {
  if (phone === null) {
    await signInByPassword({}, { email: email ?? '', password: password ?? '' })
    return
  }
  const phoneNumber = plainPhone(phone)
  await sendSignInCode({}, { phoneNumber })
  const { code } = await readDemoCode({ number: phoneNumber })
  await signInByCode({}, { phoneNumber, code })
}

interface DemoPeopleProps {
  people: readonly DemoPerson[]
  /** Whose people come first. */
  face: DemoFace
  onDone: () => unknown
}

/** In a demo: who would you like to be? One tap signs in as that person. */
export function DemoPeople({ people, face, onDone }: DemoPeopleProps) {
  const be = useMutation({ mutationFn: signInAs, onSuccess: onDone })
  const list = (some: readonly DemoPerson[]) => (
    <ul className="sign-in-people">
      {some.map((person) => (
        <li key={person.phone ?? person.email}>
          <button type="button" disabled={be.isPending} onClick={() => be.mutate(person)}>
            <span className="sign-in-initial" aria-hidden="true">
              {[...person.name][0]}
            </span>
            <span className="sign-in-person">
              <b>{person.name}</b>
              <span className="sign-in-who">{whoOf(person.who)}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
  const others = people.filter((person) => person.face !== face)
  return (
    <section className="sign-in-demo" aria-labelledby="sign-in-demo-title">
      <h2 id="sign-in-demo-title">{m.sign_in_demo_title()}</h2>
      <p className="sign-in-hint">{m.sign_in_demo_hint()}</p>
      <p className="sign-in-fault" role="alert">
        {be.isError ? wordsOf(be.error) : null}
      </p>
      {list(people.filter((person) => person.face === face))}
      {others.length > 0 && (
        <details>
          <summary>{m.sign_in_demo_others()}</summary>
          {list(others)}
        </details>
      )}
    </section>
  )
}

const ORDER: readonly Locale[] = Object.keys(LOCALES) as Locale[]

/** The demo says who someone is in each language, one after the other. */
function whoOf(who: string): string {
  const told = who.split(' · ')
  return told[ORDER.indexOf(locale())] ?? told[1] ?? who
}
