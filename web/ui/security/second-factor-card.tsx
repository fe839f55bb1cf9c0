import './security.css'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import {
  beginSecondFactor,
  dropSecondFactor,
  type Me,
  proveSecondFactor,
  readMe,
  renewBackupCodes,
  useAct,
} from '../../api/index.ts'
import { m } from '../../i18n/index.ts'
import { Button } from '../button.tsx'
import { TextField } from '../field.tsx'
import { Notice } from '../notice.tsx'
import { wordsOf } from '../sign-in/refusal-words.ts'
import { TotpSecret } from './totp-secret.tsx'

interface Begun {
  totpURI: string
  backupCodes: string[]
}

/** A second factor beside the password; who signs in by phone alone needs none. What was done is told. */
export function SecondFactorCard({ me, tell }: { me: Me; tell: (what: string) => void }) {
  return (
    <section className="security-card">
      <h2>{m.shop_account_second()}</h2>
      <p className="security-quiet">{m.shop_account_second_text()}</p>
      {me.hasPassword ? <Turn isOn={me.hasSecondFactor} tell={tell} /> : null}
      {me.hasPassword ? null : <Notice>{m.shop_account_second_no_password()}</Notice>}
    </section>
  )
}

function Turn({ isOn, tell }: { isOn: boolean; tell: (what: string) => void }) {
  const [password, setPassword] = useState('')
  const [begun, setBegun] = useState<Begun | null>(null)
  const begin = useMutation({
    mutationFn: async () => (await beginSecondFactor({}, { password })) as unknown as Begun,
    onSuccess: setBegun,
  })
  const drop = useAct(dropSecondFactor, {
    refresh: [readMe],
    onDone: () => tell(m.shop_account_second_dropped()),
  })
  const renew = useMutation({
    mutationFn: async () => (await renewBackupCodes({}, { password })) as unknown as Begun,
  })
  if (begun !== null && !isOn) return <Prove begun={begun} tell={tell} />
  const fault = begin.error ?? drop.error ?? renew.error
  return (
    <form
      className="security-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isOn) begin.mutate()
      }}
    >
      <TextField
        label={m.sign_in_password()}
        type="password"
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        error={fault ? wordsOf(fault) : null}
      />
      {renew.data ? <BackupCodes codes={renew.data.backupCodes} /> : null}
      {isOn ? (
        <div className="security-pair">
          <Button kind="plain" isBusy={renew.isPending} onClick={() => renew.mutate()}>
            {m.shop_account_backup_renew()}
          </Button>
          <Button
            kind="danger"
            isBusy={drop.isPending}
            onClick={() => drop.mutate({ params: {}, body: { password } })}
          >
            {m.shop_account_second_drop()}
          </Button>
        </div>
      ) : (
        <Button type="submit" kind="soft" isWide isBusy={begin.isPending}>
          {m.shop_account_second_begin()}
        </Button>
      )}
    </form>
  )
}

function Prove({ begun, tell }: { begun: Begun; tell: (what: string) => void }) {
  const [code, setCode] = useState('')
  const prove = useAct(proveSecondFactor, {
    refresh: [readMe],
    onDone: () => tell(m.shop_account_second_on()),
  })
  return (
    <form
      className="security-form"
      onSubmit={(event) => {
        event.preventDefault()
        prove.mutate({ params: {}, body: { code: code.replace(/\D/g, '') } })
      }}
    >
      <TotpSecret uri={begun.totpURI} />
      <BackupCodes codes={begun.backupCodes} />
      <TextField
        label={m.sign_in_second_code()}
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        value={code}
        onChange={(event) => setCode(event.target.value)}
        error={prove.isError ? wordsOf(prove.error) : null}
      />
      <Button type="submit" isWide isBusy={prove.isPending}>
        {m.shop_account_second_finish()}
      </Button>
    </form>
  )
}

function BackupCodes({ codes }: { codes: readonly string[] }) {
  return (
    <div>
      <p>{m.shop_account_backup_text()}</p>
      <ul className="security-pair security-secret">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </div>
  )
}
