import '../station.css'
import { Link, useNavigate } from '@tanstack/react-router'
import { listStockCounts, type StockCount, startStockCount, useAct } from '../../../../api/index.ts'
import { Empty } from '../../../../desk/empty.tsx'
import { Tag, type Tone } from '../../../../desk/job-card.tsx'
import { MoreButton } from '../../../../desk/more-button.tsx'
import { Refusal } from '../../../../desk/refusal.tsx'
import { StateList } from '../../../../desk/state-list.tsx'
import { usePages } from '../../../../desk/use-pages.ts'
import { instantOf, m } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { Icon } from '../../../../ui/icon.tsx'
import { useWork } from '../../../work.tsx'
import { AtStation, useHere } from '../at-station.tsx'
import { STATION } from '../paths.ts'

/** Counts of the station: the one that is open first. */
export default function Counts() {
  return <AtStation title={m.station_counts()}>{() => <CountList />}</AtStation>
}

function CountList() {
  const { here } = useHere()
  const { region } = useWork()
  const navigate = useNavigate()
  const counts = usePages(listStockCounts, { ...here, limit: 30 })
  const start = useAct(startStockCount, {
    refresh: [listStockCounts],
    onDone: ({ id }) => navigate({ to: STATION.count, params: { count: id } }),
  })
  const open = counts.data?.find(({ state }) => state === 'open')
  return (
    <>
      <Refusal error={start.error} />
      <Button
        isWide
        icon="list"
        isBusy={start.isPending}
        whyNot={open === undefined ? null : m.station_count_is_open()}
        onClick={() => start.mutate({ params: here, body: {} })}
      >
        {m.station_count_start()}
      </Button>
      <StateList of={counts} empty={<Empty icon="list" title={m.station_no_counts()} />}>
        {(items) => (
          <>
            <ul className="desk-list">
              {items.map((count) => (
                <li key={count.id}>
                  <Link to={STATION.count} params={{ count: count.id }} className="station-pick">
                    <span className="station-pick-words">
                      <strong>{instantOf(count.startedAt, region.timeZone)}</strong>
                      {count.note === '' ? null : <small>{count.note}</small>}
                    </span>
                    <CountTag count={count} />
                    <Icon name="next" size={18} />
                  </Link>
                </li>
              ))}
            </ul>
            <MoreButton of={counts} />
          </>
        )}
      </StateList>
    </>
  )
}

const STATES: Record<StockCount['state'], [Tone, () => string]> = {
  open: ['wait', m.station_count_open],
  waiting: ['need', m.station_state_waiting],
  booked: ['go', m.station_state_booked],
  cancelled: ['calm', m.station_state_cancelled],
}

export function CountTag({ count }: { count: Pick<StockCount, 'state'> }) {
  const [tone, name] = STATES[count.state]
  return <Tag tone={tone}>{name()}</Tag>
}
