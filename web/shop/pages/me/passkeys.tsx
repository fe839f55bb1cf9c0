import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { deletePasskey, listPasskeys, useAct } from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { addPasskey, hasPasskeys, isPutAway } from '../../../ui/sign-in/passkeys.ts'
import { wordsOf } from '../../../ui/sign-in/refusal-words.ts'
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
    <section className="account-card">
      <h2>{m.shop_account_passkeys()}</h2>
      <p className="account-quiet">{m.shop_account_passkeys_text()}</p>
      <ul className="account-form">
        {keys.data?.map(({ id, name }) => (
          <li key={id} className="account-switch">
            <Icon name="key" />
            <span className="account-row-text">{name || m.shop_account_passkey()}</span>
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
