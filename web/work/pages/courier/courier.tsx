import './courier.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { listMyLoads, read } from '../../../api/index.ts'
import { useLive } from '../../../api/live.ts'
import { DatePick } from '../../../desk/date-pick.tsx'
import { Empty } from '../../../desk/empty.tsx'
import { JobCard, Tag } from '../../../desk/job-card.tsx'
import { StateList } from '../../../desk/state-list.tsx'
import { m, number, timeOf } from '../../../i18n/index.ts'
import { Icon } from '../../../ui/icon.tsx'
import { CashToReturn } from '../../cash-to-return.tsx'
import { Page } from '../../page.tsx'
import { useWork } from '../../work.tsx'
import { type Load, standOf } from './load-state.ts'
import { COURIER } from './paths.ts'
import { Redeliveries } from './redeliveries.tsx'

/** What to take where, in which order, by when. */
export default function CourierPage() {
  const { region, date, today } = useWork()
  useLive({ region: region.id })
  const loads = useQuery(read(listMyLoads, { region: region.id, pickupDate: date }))
  return (
    <Page title={m.courier_title()}>
      <DatePick date={date} today={today} />
      <StateList
        of={loads}
        isEmpty={(answer) => answer.loads.length === 0}
        empty={<Empty icon="truck" title={m.courier_no_loads()} text={m.courier_no_loads_text()} />}
      >
        {({ loads: mine }) => (
          <ul className="courier-loads">
            {mine.map((load, at) => (
              <li key={load.id}>
                <LoadCard load={load} timeZone={region.timeZone} isFirst={at === firstOpen(mine)} />
              </li>
            ))}
          </ul>
        )}
      </StateList>
      <Redeliveries />
      <CashToReturn />
      <nav className="courier-further" aria-label={m.courier_further()}>
        <JobCard
          icon="home"
          title={m.courier_doors()}
          to={COURIER.doors}
          action={m.courier_open()}
        />
        <JobCard
          icon="coin"
          title={m.courier_earnings()}
          to={COURIER.earnings}
          action={m.courier_open()}
        />
      </nav>
    </Page>
  )
}

const firstOpen = (loads: readonly Load[]): number =>
  loads.findIndex((load) => standOf(load).is !== 'returned')

function LoadCard(props: { load: Load; timeZone: string; isFirst: boolean }) {
  const { load, timeZone, isFirst } = props
  const stand = standOf(load)
  const words = {
    planned: () =>
      load.departsAt === null
        ? m.courier_planned()
        : m.courier_departs({ time: timeOf(load.departsAt, timeZone) }),
    driving: () => m.courier_at_stop({ done: number(stand.done), all: number(load.stops.length) }),
    'all-served': () => m.courier_all_served(),
    returned: () => m.courier_returned(),
  }[stand.is]()
  return (
    <Link
      to={COURIER.load}
      params={{ load: load.id } as never}
      className={isFirst ? 'courier-load courier-load-first' : 'courier-load'}
    >
      <span className="courier-load-head">
        <strong>{m.courier_load({ number: load.number, vehicle: load.vehicleCode })}</strong>
        <Tag tone={stand.is === 'returned' ? 'go' : stand.is === 'planned' ? 'calm' : 'wait'}>
          {words}
        </Tag>
      </span>
      <span className="courier-load-figures number">
        <span>{m.courier_stops({ count: load.stops.length })}</span>
        <span>{m.courier_bags({ count: load.bagCount })}</span>
        {load.coldBagCount === 0 ? null : (
          <span className="courier-cold">
            <Icon name="snow" size={16} />
            {m.courier_cold_bags({ count: load.coldBagCount })}
          </span>
        )}
      </span>
      {stand.next === null ? null : (
        <span className="courier-load-next">
          <Icon name="pin" size={18} />
          {m.courier_next_stop({ name: stand.next.stationName })}
        </span>
      )}
    </Link>
  )
}
