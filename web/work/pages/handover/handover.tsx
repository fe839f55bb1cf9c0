import './handover.css'
import { useNavigate } from '@tanstack/react-router'
import { useLive } from '../../../api/live.ts'
import { Bones, Empty, Failed } from '../../../desk/empty.tsx'
import { m } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { CashToReturn } from '../../cash-to-return.tsx'
import { useHandoverDay } from '../../offline/index.ts'
import { OwedDays } from '../../owed-days.tsx'
import { Page } from '../../page.tsx'
import { SwitchAmong } from '../../place-switch.tsx'
import type { Place } from '../../places.ts'
import { useWork } from '../../work.tsx'
import { Desk } from './handover-desk.tsx'
import { useServed } from './use-served.ts'

/** Giving goods to their people: by scan or digits, with a network or without. */
export default function HandoverPage() {
  const served = useServed()
  const place =
    served.community === null ? null : (
      <SwitchAmong
        kind="community"
        places={served.communities}
        current={served.community}
        onChoose={served.choose}
      />
    )
  return (
    <Page title={m.handover_title()} placeSwitch={place} isWide saysItsAge>
      {served.community === null ? (
        served.isPending ? (
          <Bones rows={5} />
        ) : served.error !== null ? (
          <Failed error={served.error} onRetry={served.refetch} />
        ) : (
          <Empty icon="pin" title={m.handover_no_place()} text={m.handover_no_place_text()} />
        )
      ) : (
        <>
          <OwedDays community={served.community.id} to="/handover" />
          <Day
            key={served.community.id}
            community={served.community}
            communities={served.communities}
          />
          <CashToReturn />
        </>
      )}
    </Page>
  )
}

function Day(props: { community: Place; communities: readonly Place[] }) {
  const { community, communities } = props
  const { me, region, date, today, nextDate } = useWork()
  const navigate = useNavigate()
  useLive({ region: region.id })
  const which = { personId: me.id, region: region.id, community: community.id, date, today }
  const day = useHandoverDay(which)
  if (day.list === null) {
    if (day.error !== null) return <Failed error={day.error} onRetry={day.refetch} />
    return <Bones rows={6} />
  }
  if (day.list.orders.length === 0) {
    return (
      <Empty icon="bag" title={m.handover_no_goods()} text={m.handover_no_goods_text()}>
        {date !== today ? (
          <Button kind="soft" onClick={() => void navigate({ to: '.', search: {} as never })}>
            {m.handover_today()}
          </Button>
        ) : nextDate === null ? null : (
          <Button
            kind="soft"
            onClick={() => void navigate({ to: '.', search: { date: nextDate } as never })}
          >
            {m.handover_next_day()}
          </Button>
        )}
      </Empty>
    )
  }
  return <Desk day={{ ...day, list: day.list }} community={community} communities={communities} />
}
