import { Link } from 'wouter'
import { useInstallation, useMe } from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import { buttonClass } from '../../../ui/button.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { paths } from '../../paths.ts'
import './account.css'

export const head = () => ({ title: m.shop_account_privacy(), isPrivate: true })

/** What is known of a person here and why, and what this program is. */
export default function Privacy() {
  const me = useMe()
  const installation = useInstallation()
  return (
    <div className="account">
      <PageHeader title={m.shop_account_privacy()} backHref={paths.me()} />
      <section className="account-card">
        <h2>{m.shop_account_data_title()}</h2>
        <ul className="account-list">
          <li>{m.shop_account_data_name()}</li>
          <li>{m.shop_account_data_orders()}</li>
          <li>{m.shop_account_data_claims()}</li>
          <li>{m.shop_account_data_device()}</li>
        </ul>
      </section>
      <section className="account-card">
        <h2>{m.shop_account_seen_title()}</h2>
        <ul className="account-list">
          <li>{m.shop_account_seen_leader()}</li>
          <li>{m.shop_account_seen_staff()}</li>
          <li>{m.shop_account_seen_nobody()}</li>
        </ul>
      </section>
      {me ? (
        <section className="account-card">
          <h2>{m.shop_account_delete()}</h2>
          <p>{m.shop_account_delete_short()}</p>
          <Link className={buttonClass('danger', true)} href={paths.deleteMe()}>
            {m.shop_account_delete()}
          </Link>
        </section>
      ) : null}
      <section className="account-card">
        <h2>{m.shop_account_about()}</h2>
        <p>{m.shop_account_about_text()}</p>
        <p className="account-quiet">
          {m.shop_account_version({ version: installation?.version ?? '…' })}
        </p>
      </section>
    </div>
  )
}
