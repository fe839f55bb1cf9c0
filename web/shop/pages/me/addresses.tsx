import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Address, listAddresses, read, removeAddress, useAct } from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { tell } from '../../../ui/notice.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { Empty, Failed, failureText, Skeleton } from '../../../ui/states.tsx'
import type { PageVisit } from '../../page.ts'
import { Account, loadAccount, type Who } from './account.tsx'
import { AddressForm } from './address-form.tsx'

export const load = (visit: PageVisit) => loadAccount(visit)
export const head = () => ({ title: m.shop_account_addresses(), isPrivate: true })

export default function Addresses() {
  return (
    <Account title={m.shop_account_addresses()} text={m.shop_account_addresses_text()}>
      {(who) => <List who={who} />}
    </Account>
  )
}

function List({ who }: { who: Who }) {
  const ids = { region: who.region.id, resident: who.resident.id }
  const addresses = useQuery(read(listAddresses, ids))
  const [open, setOpen] = useState<Address | 'new' | null>(null)
  const close = () => setOpen(null)
  if (addresses.data === undefined) {
    return addresses.isError ? (
      <Failed error={addresses.error} onRetry={addresses.refetch} />
    ) : (
      <Skeleton kind="rows" />
    )
  }
  const add = (
    <Button icon="plus" isWide onClick={() => setOpen('new')}>
      {m.shop_account_address_add()}
    </Button>
  )
  return (
    <>
      {addresses.data.length === 0 ? (
        <Empty icon="pin" title={m.shop_account_addresses_none()} action={add}>
          {m.shop_account_addresses_none_text()}
        </Empty>
      ) : (
        <>
          <ul className="account-form">
            {addresses.data.map((address) => (
              <li key={address.id}>
                <AddressCard address={address} ids={ids} onChange={() => setOpen(address)} />
              </li>
            ))}
          </ul>
          {add}
        </>
      )}
      <Sheet
        title={open === 'new' ? m.shop_account_address_add() : m.shop_account_address_change()}
        isOpen={open !== null}
        onClose={close}
      >
        <AddressForm who={who} address={open === 'new' ? null : open} onDone={close} />
      </Sheet>
    </>
  )
}

interface AddressCardProps {
  address: Address
  ids: { region: string; resident: string }
  onChange: () => void
}

function AddressCard({ address, ids, onChange }: AddressCardProps) {
  const remove = useAct(removeAddress, {
    refresh: [listAddresses],
    onDone: () => tell(m.shop_account_address_removed()),
  })
  const { label, recipient, phone, room } = address
  return (
    <article className="account-card">
      {address.isDefault ? <span className="account-badge">{m.shop_account_default()}</span> : null}
      <h2>{label || recipient}</h2>
      <p>{[address.address, room].filter(Boolean).join(' · ')}</p>
      <p className="account-quiet">{[recipient, phone].filter(Boolean).join(' · ')}</p>
      <div className="account-pair">
        <Button kind="plain" icon="edit" of={label || recipient} onClick={onChange}>
          {m.shop_account_change()}
        </Button>
        <Button
          kind="plain"
          icon="trash"
          of={label || recipient}
          isBusy={remove.isPending}
          onClick={() =>
            remove.mutate(
              { params: { ...ids, address: address.id } },
              { onError: (error) => tell(failureText(error), 'wrong') },
            )
          }
        >
          {m.shop_account_remove()}
        </Button>
      </div>
    </article>
  )
}
