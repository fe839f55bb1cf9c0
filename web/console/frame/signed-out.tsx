import { Button, PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { signInByPassword, useAct, useForgetAnswers, useInstallation } from '../../api/index.ts'
import { m } from '../../i18n/index.ts'
import { saidBy } from '../states.tsx'

/** Who comes to the console's door without a session. */
export function SignedOut() {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const forget = useForgetAnswers()
  const people = useInstallation()?.people.filter((person) => person.email !== null) ?? []
  const signIn = useAct(signInByPassword, { onDone: forget })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate({ params: {}, body: { email, password } })
  }
  return (
    <main className="console-alone">
      <form className="console-card console-door" onSubmit={submit}>
        <h1 className="console-brand">{m.console_brand()}</h1>
        <TextInput
          label={m.console_email()}
          type="email"
          autoComplete="username"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          required
        />
        <PasswordInput
          label={m.console_password()}
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          required
        />
        {signIn.isError && <p role="alert">{saidBy(signIn.error)}</p>}
        <Button type="submit" size="md" loading={signIn.isPending}>
          {m.console_sign_in()}
        </Button>
        {people.map((person) => (
          <Button
            key={person.email}
            variant="default"
            onClick={() => {
              setEmail(person.email ?? '')
              setPassword(person.password ?? '')
            }}
          >
            {person.name}
          </Button>
        ))}
      </form>
    </main>
  )
}
