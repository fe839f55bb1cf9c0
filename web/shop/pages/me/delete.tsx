import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { deleteMe, forgetKept, isRefused, useMe } from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { failureText } from '../../../ui/states.tsx'
import { AskingWho } from '../../parts/asking-who.tsx'
import { paths } from '../../paths.ts'
import { SignInNeeded } from './needed.tsx'
import './account.css'

export const head = () => ({ title: m.shop_account_delete(), isPrivate: true })

/** Deletes the account: what goes, what stays and why, and only then the button. */
export default function DeleteAccount() {
  const me = useMe()
  const [, navigate] = useLocation()
  return (
    <div className="account">
      <PageHeader
        title={m.shop_account_delete()}
        backHref={paths.privacy()}
        onBack={() => navigate(paths.privacy())}
      />
      {me === undefined ? <AskingWho kind="lines" /> : null}
      {me === null ? <SignInNeeded /> : null}
      {me ? <Deletion /> : null}
    </div>
  )
}

function Deletion() {
  const [isSure, setSure] = useState(false)
  const remove = useMutation({
    mutationFn: async () => {
      await deleteMe({})
      await forgetKept()
    },
    onSuccess: () => location.assign(paths.home()),
  })
  return (
    <>
      <section className="account-card">
        <h2>{m.shop_account_delete_goes()}</h2>
        <ul className="account-list">
          <li>{m.shop_account_delete_goes_name()}</li>
          <li>{m.shop_account_delete_goes_sign_in()}</li>
          <li>{m.shop_account_delete_goes_pictures()}</li>
        </ul>
      </section>
      <section className="account-card">
        <h2>{m.shop_account_delete_stays()}</h2>
        <ul className="account-list">
          <li>{m.shop_account_delete_stays_books()}</li>
          <li>{m.shop_account_delete_stays_wallet()}</li>
        </ul>
      </section>
      <Notice tone="waits">{m.shop_account_delete_hinders()}</Notice>
      <label className="account-check">
        <input
          type="checkbox"
          checked={isSure}
          onChange={(event) => setSure(event.target.checked)}
        />
        <span>{m.shop_account_delete_sure()}</span>
      </label>
      {remove.isError ? <Notice tone="wrong">{whyNot(remove.error)}</Notice> : null}
      <Button
        kind="danger"
        icon="trash"
        isWide
        isBusy={remove.isPending}
        whyNot={isSure ? null : m.shop_account_delete_confirm_first()}
        onClick={() => remove.mutate()}
      >
        {m.shop_account_delete_go()}
      </Button>
    </>
  )
}

const whyNot = (error: unknown): string =>
  isRefused(error, 'roles-held') ? m.shop_account_delete_roles() : failureText(error)
