import { useCallback, useEffect, useMemo, useState } from 'react'
import { JobCard } from '../../../desk/job-card.tsx'
import { m } from '../../../i18n/index.ts'
import { Notice } from '../../../ui/notice.tsx'
import {
  givenOrders,
  type HandoverDay,
  type HandoverListReply,
  useDeeds,
  withoutPast,
} from '../../offline/index.ts'
import type { Place } from '../../places.ts'
import { feel, useKeyboardScanner } from '../../scanner/index.ts'
import { useSyncState } from '../../sync.ts'
import { useWork } from '../../work.tsx'
import { ArrivalNotice } from './arrival-notice.tsx'
import { Conflicts } from './conflicts.tsx'
import { type EntryKind, EntrySheet } from './entry-sheet.tsx'
import { FoundCard } from './found-card.tsx'
import { KeptNotice } from './kept-notice.tsx'
import { People } from './people.tsx'
import { PersonSheet } from './person-sheet.tsx'
import {
  byLastFour,
  byShortNumber,
  type Found,
  type Known,
  type Pickup,
  vouchedFor,
} from './pickup.ts'
import { QueueStrip } from './queue-strip.tsx'
import { Recent } from './recent.tsx'
import { resolveShown } from './resolve-code.ts'
import { ScanPane } from './scan-pane.tsx'
import { type Given, useHanding } from './use-handing.ts'

/** The desk of whoever hands over: scan or digits, the card, then who has not come. */
export function Desk(props: {
  day: HandoverDay & { list: HandoverListReply }
  community: Place
  /** Whom else goods are given to here, to name where somebody belongs. */
  communities: readonly Place[]
}) {
  const { day, community, communities } = props
  const { me, region, date, today } = useWork()
  const { isOnline } = useSyncState()
  const deeds = useDeeds(me.id, day.refetch)
  const { list } = day
  const place = { region: region.id, community: community.id, date }
  const handing = useHanding(place, isOnline, deeds)
  const { told } = handing
  const given = useMemo(() => {
    const since = told.filter(({ at }) => at >= list.asOf).map(({ orderId }) => orderId)
    return new Set([...givenOrders(deeds.queue, list.asOf), ...since])
  }, [deeds.queue, list.asOf, told])
  const known: Known = useMemo(() => ({ list, given }), [list, given])
  const [found, setFound] = useState<Found | null>(null)
  const [done, setDone] = useState<Given | null>(null)
  const [entry, setEntry] = useState<EntryKind | null>(null)
  const [helped, setHelped] = useState<Pickup | null>(null)

  const show = useCallback(
    (next: Found | null) => {
      if (next !== null && next.is !== 'pickup') feel(next.is === 'several' ? 'good' : 'bad')
      if (next?.is === 'pickup') feel('good')
      handing.forget()
      setDone(null)
      setEntry(null)
      setHelped(null)
      setFound(next)
    },
    [handing.forget],
  )
  const take = useCallback(
    async (text: string) => {
      const nameOfCommunity = (id: string) => communities.find((one) => one.id === id)?.name
      const where = { region: region.id, community: community.id, nameOfCommunity }
      show(await resolveShown(text, known, where, isOnline))
    },
    [communities, region.id, community.id, known, isOnline, show],
  )
  useKeyboardScanner(take)
  useForgetting(deeds, today)

  const give = async (isWithOthers: boolean) => {
    if (found?.is !== 'pickup') return
    const { pickup, proof, others } = found
    const further =
      others !== null && isWithOthers
        ? [{ pickup: others, proof: { slip: others.orders[0]!.number } }]
        : []
    const gave = await handing.give([{ pickup, proof }, ...further])
    day.refetch()
    if (gave === null) return
    setFound(null)
    setDone(gave)
  }
  const enter = (kind: EntryKind, text: string) => {
    if (kind === 'phone') show(byLastFour(text, known))
    else if (kind === 'short') show(byShortNumber(Number(text), known))
    else void take(text)
  }
  const open = (pickup: Pickup) => show(vouchedFor(pickup, known))
  const recent = <Recent list={list} deeds={deeds} me={me.id} region={region.id} />
  return (
    <div className="handover">
      <div className="handover-now">
        <KeptNotice day={day} isOnline={isOnline} timeZone={region.timeZone} />
        <QueueStrip deeds={deeds} region={region} />
        <ArrivalNotice list={list} timeZone={region.timeZone} />
        <ScanPane
          isPaused={found !== null || entry !== null || helped !== null}
          onCode={take}
          onEntry={setEntry}
        />
        {deeds.isLoaded ? null : <Notice>{m.handover_reading_device()}</Notice>}
        <FoundCard
          found={asListed(found, list)}
          done={done}
          region={region}
          isBusy={handing.isBusy || !deeds.isLoaded}
          error={handing.error}
          onGive={(isWithOthers) => void give(isWithOthers)}
          onChoose={open}
          onClose={() => show(null)}
        />
        {recent}
        <Conflicts list={list} community={community.id} />
        <JobCard
          icon="home"
          title={m.handover_doors()}
          note={m.handover_doors_note()}
          to="/courier/doors"
          action={m.handover_queue_look()}
        />
      </div>
      <People known={known} region={region} onOpen={open} onMore={setHelped} />
      <EntrySheet kind={entry} isOnline={isOnline} onClose={() => setEntry(null)} onEntry={enter} />
      <PersonSheet pickup={helped} region={region} onClose={() => setHelped(null)} onGive={open} />
    </div>
  )
}

/** An answer about an order, with what the list has come to say of it since. */
function asListed(found: Found | null, { orders }: Known['list']): Found | null {
  if (found?.is !== 'answer' || found.order === null) return found
  const { orderId } = found.order
  return { ...found, order: orders.find((one) => one.orderId === orderId) ?? found.order }
}

/** Lets what is settled of days before go from this device. */
function useForgetting(deeds: ReturnType<typeof useDeeds>, today: string): void {
  const { isLoaded, queue, change } = deeds
  const isAnyPast = isLoaded && withoutPast(queue, today).length < queue.length
  useEffect(() => {
    if (isAnyPast) void change((kept) => withoutPast(kept, today))
  }, [isAnyPast, change, today])
}
