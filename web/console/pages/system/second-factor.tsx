import './account.css'
import { Alert, Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import {
  beginSecondFactor,
  dropSecondFactor,
  proveSecondFactor,
  readMe,
  renewBackupCodes,
} from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import { Qr } from '../../../ui/qr.tsx'
import { wordsOf } from '../../../ui/sign-in/refusal-words.ts'
import { Chip, Panel } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'

interface Begun {
  totpURI: string
  backupCodes: string[]
}

/** A code from an app beside the password: set up, its backup codes made anew, turned off. */
export function SecondFactor() {
  const { me } = useConsole()
  const [begun, setBegun] = useState<Begun | null>(null)
  return (
    <Panel
      title={m.console_account_second()}
      action={
        <Chip tone={me.hasSecondFactor ? 'good' : 'wait'}>
          {me.hasSecondFactor
            ? m.console_account_second_is_on()
            : m.console_account_second_is_off()}
        </Chip>
      }
    >
      <p className="console-soft">{m.console_account_second_about()}</p>
      {me.hasPassword &&
        (begun !== null && !me.hasSecondFactor ? (
          <Prove begun={begun} />
        ) : (
          <ByPassword isOn={me.hasSecondFactor} begin={setBegun} />
        ))}
    </Panel>
  )
}

function ByPassword({ isOn, begin }: { isOn: boolean; begin: (begun: Begun) => void }) {
  const client = useQueryClient()
  const [password, setPassword] = useState('')
  const start = useMutation({
    mutationFn: async () => (await beginSecondFactor({}, { password })) as unknown as Begun,
    onSuccess: begin,
  })
  const renew = useMutation({
    mutationFn: async () => (await renewBackupCodes({}, { password })) as unknown as Begun,
  })
  const drop = useMutation({
    mutationFn: () => dropSecondFactor({}, { password }),
    onSuccess: () => client.invalidateQueries({ queryKey: [readMe.operationName] }),
  })
  const fault = start.error ?? renew.error ?? drop.error
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isOn) renew.mutate()
    else start.mutate()
  }
  return (
    <form className="form" onSubmit={submit}>
      <TextInput
        type="password"
        label={m.sign_in_password()}
        autoComplete="current-password"
        required
        value={password}
        error={fault ? wordsOf(fault) : undefined}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      {renew.data && <BackupCodes codes={renew.data.backupCodes} />}
      <div className="console-row">
        <Button type="submit" variant="default" loading={start.isPending || renew.isPending}>
          {isOn ? m.console_account_second_renew() : m.console_account_second_begin()}
        </Button>
        {isOn && (
          <Button
            color="tomato"
            variant="light"
            loading={drop.isPending}
            onClick={() => drop.mutate()}
          >
            {m.console_account_second_drop()}
          </Button>
        )}
      </div>
    </form>
  )
}

/** The app is given the secret and proves that it has it; only then is the factor on. */
function Prove({ begun }: { begun: Begun }) {
  const client = useQueryClient()
  const [code, setCode] = useState('')
  const prove = useMutation({
    mutationFn: () => proveSecondFactor({}, { code: code.replace(/\D/g, '') }),
    onSuccess: () => client.invalidateQueries({ queryKey: [readMe.operationName] }),
  })
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        prove.mutate()
      }}
    >
      <p>{m.console_account_second_scan()}</p>
      <div className="account-qr">
        <Qr text={begun.totpURI} label={m.console_account_second_qr()} />
      </div>
      <p className="console-code">{new URL(begun.totpURI).searchParams.get('secret')}</p>
      <BackupCodes codes={begun.backupCodes} />
      <TextInput
        label={m.sign_in_second_code()}
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        value={code}
        error={prove.isError ? wordsOf(prove.error) : undefined}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <div className="console-row">
        <Button type="submit" loading={prove.isPending}>
          {m.console_account_second_finish()}
        </Button>
      </div>
    </form>
  )
}

function BackupCodes({ codes }: { codes: readonly string[] }) {
  return (
    <Alert color="sun" title={m.console_account_backup()}>
      <ul className="account-codes">
        {codes.map((code) => (
          <li key={code} className="number">
            {code}
          </li>
        ))}
      </ul>
    </Alert>
  )
}
