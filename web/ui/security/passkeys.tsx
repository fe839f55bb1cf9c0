import './security.css'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { deletePasskey, listPasskeys, useAct } from '../../api/index.ts'
import { m } from '../../i18n/index.ts'
import { Button } from '../button.tsx'
import { Icon } from '../icon.tsx'
import { Notice } from '../notice.tsx'
import { addPasskey, hasPasskeys, isPutAway } from '../sign-in/passkeys.ts'
import { wordsOf } from '../sign-in/refusal-words.ts'
import { deviceOf } from './device-of.ts'

interface Passkey {
  id: string
  name?: string | null
}

/** Passkeys: sign in with face, finger or the device's own code. */
export function Passkeys() {
  const [isHere, setHere] = useState(false)
  useEffect(() => setHere(hasPasskeys()), [])
  const keys = useQuery({
    queryKey: [listPasskeys.operationName],
    queryFn: async () => (await listPasskeys({})) as unknown as Passkey[],
  })
  const add = useMutation({
    mutationFn: () => addPasskey(deviceOf(navigator.userAgent)),
    onSuccess: () => keys.refetch(),
  })
  const remove = useAct(deletePasskey, { refresh: [listPasskeys] })
  const fault = isPutAway(add.error) ? remove.error : (add.error ?? remove.error)
  return (
    <section className="security-card">
      <h2>{m.shop_account_passkeys()}</h2>
      <p className="security-quiet">{m.shop_account_passkeys_text()}</p>
      <ul className="security-form">
        {keys.data?.map(({ id, name }) => (
          <li key={id} className="security-row">
            <Icon name="key" />
            <span className="security-row-text">{name || m.shop_account_passkey()}</span>
            <Button
              kind="plain"
              isBusy={remove.isPending}
              onClick={() => remove.mutate({ params: {}, body: { id } })}
            >
              {m.shop_account_remove()}
            </Button>
          </li>
        ))}
      </ul>
      {fault ? <Notice tone="wrong">{wordsOf(fault)}</Notice> : null}
      <Button
        kind="soft"
        icon="plus"
        isWide
        isBusy={add.isPending}
        whyNot={isHere ? null : m.shop_account_passkeys_not_here()}
        onClick={() => add.mutate()}
      >
        {m.shop_account_passkey_add()}
      </Button>
    </section>
  )
}
