import { Link } from 'wouter'
import { m } from '../../../i18n/index.ts'
import { buttonClass } from '../../../ui/button.tsx'
import { Empty } from '../../../ui/states.tsx'
import { paths } from '../../paths.ts'

export const head = () => ({ title: m.shop_account_offline_title(), isPrivate: true })

/** What stands where a page was never seen and there is no network. */
export default function Offline() {
  return (
    <>
      <h1 className="only-heard">{m.shop_account_offline_title()}</h1>
      <Empty
        icon="wifi-off"
        title={m.shop_account_offline_title()}
        action={
          <Link className={buttonClass()} href={paths.orders()}>
            {m.shop_account_orders()}
          </Link>
        }
      >
        {m.shop_account_offline_text()}
      </Empty>
    </>
  )
}
