import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  changeSupplierContact,
  getSupplier,
  getSupplierBankAccount,
  listSupplierUsers,
  read,
  setSupplierBankAccount,
  useAct,
} from '../../../api/index.ts'
import type { ReplyOf } from '../../../api/reply-of.ts'
import { Empty } from '../../../desk/empty.tsx'
import { Refusal } from '../../../desk/refusal.tsx'
import { StateList } from '../../../desk/state-list.tsx'
import { instantOf, m } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import { useWork } from '../../work.tsx'
import { AtSupplier, useOwn } from './at-supplier.tsx'

type Supplier = ReplyOf<typeof getSupplier>

/** Where the supplier is paid, how it is reached, who signs in for it. */
export default function Account() {
  const own = useOwn()
  const supplier = useQuery(read(getSupplier, own))
  const users = useQuery(read(listSupplierUsers, own))
  const { region } = useWork()
  return (
    <AtSupplier title={m.supplier_account()}>
      {() => (
        <>
          <BankAccount />
          <StateList of={supplier} isEmpty={() => false} empty={null}>
            {(found) => <Contact key={found.version} supplier={found} />}
          </StateList>
          <h2>{m.supplier_users()}</h2>
          <StateList of={users} empty={<Empty icon="person" title={m.supplier_no_users()} />}>
            {(found) => (
              <ul className="desk-list">
                {found.map((user) => (
                  <li key={user.id} className="station-row">
                    <span className="station-grow station-stack">
                      <strong>{user.name}</strong>
                      <small>
                        {m.supplier_user_since({ when: instantOf(user.addedAt, region.timeZone) })}
                      </small>
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </StateList>
          <p className="station-hint">{m.supplier_users_text()}</p>
        </>
      )}
    </AtSupplier>
  )
}

function BankAccount() {
  const own = useOwn()
  const { data } = useQuery(read(getSupplierBankAccount, own))
  const [form, setForm] = useState({ holderName: '', bankName: '', accountNumber: '' })
  const set = useAct(setSupplierBankAccount, {
    refresh: [getSupplierBankAccount],
    onDone: () => setForm({ holderName: '', bankName: '', accountNumber: '' }),
  })
  const isReady = Object.values(form).every((text) => text.trim() !== '')
  const field = (key: keyof typeof form, label: string) => (
    <TextField
      label={label}
      autoComplete="off"
      value={form[key]}
      onChange={(event) => setForm({ ...form, [key]: event.target.value })}
    />
  )
  return (
    <form
      className="desk-card desk-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady && !set.isPending) set.mutate({ params: own, body: form })
      }}
    >
      <h2>{m.supplier_bank()}</h2>
      <p role="status">
        {data?.accountEnding
          ? m.supplier_bank_is({ bank: data.bankName ?? '', ending: data.accountEnding })
          : m.supplier_bank_none()}
      </p>
      {field('holderName', m.supplier_bank_holder())}
      {field('bankName', m.supplier_bank_name())}
      {field('accountNumber', m.supplier_bank_number())}
      <Refusal error={set.error} />
      <Button type="submit" isBusy={set.isPending} whyNot={isReady ? null : m.supplier_lack_bank()}>
        {m.supplier_bank_set()}
      </Button>
    </form>
  )
}

function Contact({ supplier }: { supplier: Supplier }) {
  const own = useOwn()
  const [form, setForm] = useState({
    contactName: supplier.contactName,
    contactPhone: supplier.contactPhone ?? '',
    address: supplier.address,
  })
  const change = useAct(changeSupplierContact, { refresh: [getSupplier] })
  const field = (key: keyof typeof form, label: string, type: 'text' | 'tel' = 'text') => (
    <TextField
      label={label}
      type={type}
      value={form[key]}
      onChange={(event) => setForm({ ...form, [key]: event.target.value })}
    />
  )
  return (
    <form
      className="desk-card desk-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (change.isPending) return
        const contactPhone = form.contactPhone.trim() === '' ? null : form.contactPhone.trim()
        change.mutate({ params: own, body: { ...form, contactPhone, version: supplier.version } })
      }}
    >
      <h2>{m.supplier_contact()}</h2>
      {field('contactName', m.supplier_contact_name())}
      {field('contactPhone', m.supplier_contact_phone(), 'tel')}
      {field('address', m.supplier_contact_address())}
      <Refusal error={change.error} />
      <p role="status">{change.isSuccess ? m.supplier_saved() : ''}</p>
      <Button type="submit" isBusy={change.isPending}>
        {m.supplier_save()}
      </Button>
    </form>
  )
}
