import { useQuery } from '@tanstack/react-query'
import {
  chooseLeader,
  getMyLeader,
  getMyResident,
  isRefused,
  listCommunityLeaders,
  read,
  useAct,
} from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import { Button, buttonClass } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Notice, tell } from '../../../ui/notice.tsx'
import { Empty, Failed, failureText, Skeleton } from '../../../ui/states.tsx'
import type { PageVisit } from '../../page.ts'
import { Account, loadAccount, type Who } from './account.tsx'
import { useMyLeader } from './call-leader.tsx'
import { ClaimForm } from './claim-form.tsx'
import { weekdayOf } from './weekday.ts'

export const load = (visit: PageVisit) => loadAccount(visit)
export const head = () => ({ title: m.shop_account_leader(), isPrivate: true })

export default function MyLeader() {
  return (
    <Account title={m.shop_account_leader()}>
      {(who) => (
        <>
          <Leader who={who} />
          <Others who={who} />
          <ClaimForm who={who} />
        </>
      )}
    </Account>
  )
}

function Leader({ who: { region } }: { who: Who }) {
  const leader = useMyLeader(region.id)
  if (isRefused(leader.error, 'not-found')) {
    return <Empty icon="people" title={m.shop_account_leader_none()} />
  }
  if (leader.data === undefined) {
    return leader.isError ? (
      <Failed error={leader.error} onRetry={leader.refetch} />
    ) : (
      <Skeleton kind="rows" count={1} />
    )
  }
  const { name, actingName, phone, isAway, hours } = leader.data
  return (
    <section className="account-card">
      <h2>{actingName}</h2>
      {isAway ? (
        <Notice tone="waits">{m.shop_account_leader_away({ name, actingName })}</Notice>
      ) : null}
      <p>{m.shop_account_leader_orders_text()}</p>
      {phone === null ? (
        <p className="account-quiet">{m.shop_account_leader_no_phone()}</p>
      ) : (
        <a className={buttonClass('main', true)} href={`tel:${phone}`}>
          <Icon name="phone" size={20} />
          {m.shop_account_call_named({ name: actingName })}
        </a>
      )}
      {hours.length === 0 ? null : (
        <ul className="account-quiet">
          {hours.map(({ weekday, opensAt, closesAt }) => (
            <li key={`${weekday} ${opensAt}`} className="number">
              {m.shop_account_hours({ day: weekdayOf(weekday), opensAt, closesAt })}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Others({ who: { region, resident } }: { who: Who }) {
  const where = { region: region.id, community: resident.communityId }
  const leaders = useQuery(read(listCommunityLeaders, where))
  const choose = useAct(chooseLeader, {
    refresh: [getMyLeader, getMyResident],
    onDone: () => tell(m.shop_account_saved()),
  })
  const others = leaders.data?.filter(({ id }) => id !== resident.leaderId) ?? []
  if (others.length === 0) return null
  return (
    <section className="account-card">
      <h2>{m.shop_account_leader_others()}</h2>
      {choose.isError ? <Notice tone="wrong">{failureText(choose.error)}</Notice> : null}
      <ul className="account-form">
        {others.map(({ id, name }) => (
          <li key={id} className="account-switch">
            <span className="account-row-text">{name}</span>
            <Button
              kind="plain"
              isBusy={choose.isPending}
              onClick={() =>
                choose.mutate({
                  params: { region: region.id, resident: resident.id },
                  body: { leaderId: id },
                })
              }
            >
              {m.shop_account_leader_choose()}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
