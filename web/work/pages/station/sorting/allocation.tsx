import '../station.css'
import './sorting.css'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import {
  askForAllocation,
  getAllocation,
  getStageCounts,
  read,
  useAct,
} from '../../../../api/index.ts'
import type { ReplyOf } from '../../../../api/reply-of.ts'
import { DatePick } from '../../../../desk/date-pick.tsx'
import { Empty } from '../../../../desk/empty.tsx'
import { Refusal } from '../../../../desk/refusal.tsx'
import { StateList } from '../../../../desk/state-list.tsx'
import { m, nameOf } from '../../../../i18n/index.ts'
import { Button, buttonClass } from '../../../../ui/button.tsx'
import { amountOf } from '../../../goods/amount.ts'
import { useWork } from '../../../work.tsx'
import { AtStation, useHere } from '../at-station.tsx'
import { STATION } from '../paths.ts'
import { useReceivingDay } from '../receiving/day.ts'
import { type AllocatedSku, type Allocation, useAllocation } from './allocation-day.ts'
import { useCommunityNames } from './community-names.ts'
import { ShortList } from './short-list.tsx'

type Stage = ReplyOf<typeof getStageCounts>[number]

/** Who gets what of a day: what arrived, was wanted, given and lacks, and who bears it. */
export default function AllocationPage() {
  const { date, today } = useWork()
  const allocation = useAllocation()
  return (
    <AtStation title={m.station_allocation()} isWide>
      {() => (
        <>
          <DatePick date={date} today={today} />
          <StateList
            of={allocation}
            isEmpty={({ skus }) => skus.length === 0}
            empty={<Empty icon="box" title={m.station_no_allocation()} />}
          >
            {(answer) => <AllocationBody allocation={answer} />}
          </StateList>
        </>
      )}
    </AtStation>
  )
}

function AllocationBody({ allocation }: { allocation: Allocation }) {
  const { date } = useWork()
  const { show } = useSearch({ strict: false }) as { show?: 'all' }
  const navigate = useNavigate()
  const short = allocation.skus.filter(({ missing }) => missing > 0)
  const turn = (to: 'all' | undefined) =>
    void navigate({ to: '.', search: (before: object) => ({ ...before, show: to }), replace: true })
  return (
    <>
      <AllocationState allocation={allocation} />
      {allocation.finishedAt === null ? null : (
        <Link to={STATION.sorting} search={{ date }} className={buttonClass('main', true)}>
          {m.station_go_sort()}
        </Link>
      )}
      <div className="desk-chips">
        <button
          type="button"
          className="desk-chip"
          aria-pressed={show !== 'all'}
          onClick={() => turn(undefined)}
        >
          {m.station_only_short({ count: short.length })}
        </button>
        <button
          type="button"
          className="desk-chip"
          aria-pressed={show === 'all'}
          onClick={() => turn('all')}
        >
          {m.station_all_goods({ count: allocation.skus.length })}
        </button>
      </div>
      {show === 'all' ? (
        <AllGoods skus={allocation.skus} />
      ) : short.length === 0 ? (
        <Empty icon="check-circle" title={m.station_nothing_short()} />
      ) : (
        <ShortList skus={short} />
      )}
      <Losses />
    </>
  )
}

function AllocationState({ allocation }: { allocation: Allocation }) {
  const { day } = useHere()
  const receiving = useReceivingDay()
  const ask = useAct(askForAllocation, { refresh: [getAllocation] })
  if (allocation.isFinal) {
    return <p className="station-said desk-tone-go">{m.station_allocation_final()}</p>
  }
  const isClosed = receiving.data !== undefined && receiving.data.closedAt !== null
  if (!isClosed) return <p className="station-said desk-tone-wait">{m.station_allocation_open()}</p>
  return (
    <div className="station-said desk-tone-wait">
      <p role="status">{m.station_allocation_settling()}</p>
      <Refusal error={ask.error} />
      <Button
        kind="plain"
        icon="refresh"
        isBusy={ask.isPending}
        onClick={() => ask.mutate({ params: day, body: {} })}
      >
        {m.station_allocation_ask()}
      </Button>
    </div>
  )
}

function AllGoods({ skus }: { skus: readonly AllocatedSku[] }) {
  const communities = useCommunityNames()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
    <section className="station-table" aria-label={m.station_allocation()} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{m.station_goods()}</th>
            <th scope="col">{m.station_arrived()}</th>
            <th scope="col">{m.station_wanted()}</th>
            <th scope="col">{m.station_given()}</th>
            <th scope="col">{m.station_missing()}</th>
            <th scope="col">{m.station_by_community()}</th>
          </tr>
        </thead>
        <tbody>
          {skus.map((sku) => {
            const of = (quantity: number) => amountOf(quantity, sku.isWeighed)
            return (
              <tr key={sku.skuId}>
                <th scope="row">{nameOf(sku.name)}</th>
                <td className="number">{of(sku.received + sku.setAside)}</td>
                <td className="number">{of(sku.wanted)}</td>
                <td className="number">{of(sku.allocated)}</td>
                <td className={sku.missing > 0 ? 'number desk-ink-need' : 'number'}>
                  {of(sku.missing)}
                </td>
                <td>
                  {sku.communities
                    .map((one) =>
                      m.station_community_share({
                        name: communities.get(one.communityId) ?? m.station_community(),
                        given: of(one.allocated),
                        wanted: of(one.wanted),
                      }),
                    )
                    .join(' · ')}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

const STAGES: Record<Stage['losses'][number]['stage'], () => string> = {
  supplier: m.station_stage_supplier,
  receipt: m.station_stage_receipt,
  sorting: m.station_stage_sorting,
  transport: m.station_stage_transport,
  leader: m.station_stage_leader,
  unknown: m.station_stage_unknown,
}

/** Where goods were lost on their way, and so who bears it. */
function Losses() {
  const { day } = useHere()
  const { data } = useQuery(read(getStageCounts, day))
  const lost = (data ?? []).filter(({ losses }) => losses.length > 0)
  if (lost.length === 0) return null
  return (
    <section className="station-draft">
      <h2>{m.station_losses()}</h2>
      <ul className="desk-list">
        {lost.flatMap((sku) =>
          sku.losses.map((loss) => (
            <li key={`${sku.skuId}/${loss.stage}`} className="station-row">
              <span className="station-grow">{nameOf(sku.name)}</span>
              <span>{STAGES[loss.stage]()}</span>
              <strong className="number">{amountOf(loss.quantity, sku.isWeighed)}</strong>
            </li>
          )),
        )}
      </ul>
    </section>
  )
}
