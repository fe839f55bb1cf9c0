import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { getMyLeader, read } from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import { buttonClass } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { paths } from '../../paths.ts'

export const useMyLeader = (region: string) =>
  useQuery({ ...read(getMyLeader, { region }), staleTime: 300_000 })

/** My leader, one tap away. */
export function CallLeader({ region }: { region: string }) {
  const { data: leader } = useMyLeader(region)
  if (leader === undefined) return null
  return (
    <section className="account-leader">
      <Link href={paths.myLeader()} className="account-leader-name">
        <span>{m.shop_account_leader()}</span>
        <strong>{leader.actingName}</strong>
        <span>{m.shop_account_leader_orders()}</span>
      </Link>
      {leader.phone === null ? null : (
        <a className={buttonClass('soft')} href={`tel:${leader.phone}`}>
          <Icon name="phone" size={20} />
          {m.shop_account_call()}
        </a>
      )}
    </section>
  )
}
