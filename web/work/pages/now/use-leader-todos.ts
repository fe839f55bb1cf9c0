import { useQuery } from '@tanstack/react-query'
import {
  getDelivery,
  getHandoverList,
  listClaims,
  listDoorDeliveries,
  listDrafts,
  listOrderClaimsOfCommunity,
  listReplacementsOfCommunity,
  read,
  serverNow,
  sumOrdersOfCommunity,
} from '../../../api/index.ts'
import { agoOf, dayOf, m, money, number, timeOf } from '../../../i18n/index.ts'
import { closingOf } from '../../dates.ts'
import { useSyncState } from '../../sync.ts'
import { useWork } from '../../work.tsx'
import { pickupsOf } from '../handover/pickup.ts'
import { LEADER } from '../leader/paths.ts'
import { useHere, useOpenWindows } from '../leader/use-leader.ts'
import { type Todo, type Todos, togetherOf, where } from './todo.ts'

const SOON_MS = 2 * 3_600_000

/** What has come for today and whom it waits for: for the leader and whoever helps. */
export function useHandoverTodos(isWanted: boolean): Todos {
  const { region, today } = useWork()
  const { here } = useHere()
  const enabled = isWanted && here.community !== ''
  const list = useQuery({ ...read(getHandoverList, { ...here, date: today }), enabled })
  const { wrong } = useSyncState()
  const orders = list.data?.orders ?? []
  const ready = orders.filter(({ state }) => state === 'ready')
  const people = pickupsOf(ready).length
  const coming = orders.filter(({ state }) => state === 'waiting')
  const deadline = ready.flatMap(({ deadlineAt }) => deadlineAt ?? []).sort()[0]
  const note =
    deadline === undefined
      ? m.now_handover_waiting()
      : m.now_handover_until({ time: timeOf(deadline, region.timeZone) })
  return {
    ...togetherOf([list]),
    todos: [
      ...where(isWanted ? wrong : 0, () => ({
        key: 'not-fitting',
        rank: 4,
        icon: 'warning',
        tone: 'need',
        title: m.now_not_fitting(),
        figure: number(wrong),
        note: m.now_not_fitting_note(),
        to: '/handover',
        action: m.handover_queue_look(),
      })),
      ...where(people, () => ({
        key: 'handover',
        rank: 20,
        icon: 'bag',
        tone: 'go',
        title: m.now_handover(),
        figure: number(people),
        note,
        to: '/handover',
        action: m.now_handover_go(),
      })),
      ...where(list.data?.isArrived === true ? 0 : coming.length, () => ({
        key: 'coming',
        rank: 80,
        icon: 'truck',
        tone: 'wait',
        title: m.now_coming(),
        figure: number(coming.length),
        note: m.now_coming_note(),
        to: '/handover',
        action: m.now_handover_go(),
      })),
    ],
  }
}

/** What a leader has to do now in the community chosen. */
export function useLeaderTodos(isWanted: boolean): Todos {
  const { region, today } = useWork()
  const { here } = useHere()
  const enabled = isWanted && here.community !== ''
  const day = { ...here, date: today }
  const delivery = useQuery({ ...read(getDelivery, day), enabled })
  const drafts = useQuery({ ...read(listDrafts, here), enabled })
  const neighbours = useQuery({ ...read(listClaims, here), enabled })
  const claims = useQuery({
    ...read(listOrderClaimsOfCommunity, { ...here, state: 'waiting' }),
    enabled,
  })
  const replacements = useQuery({ ...read(listReplacementsOfCommunity, day), enabled })
  const doors = useQuery({
    ...read(listDoorDeliveries, { ...here, pickupDate: today, isOpen: true }),
    enabled,
  })
  const selling = useSellingTodos(enabled)
  const arrivals = delivery.data?.arrivals.filter(({ confirmedAt }) => confirmedAt === null) ?? []
  const came = delivery.data?.bags.filter(({ arrivedAt }) => arrivedAt !== null).length ?? 0
  const toGive = replacements.data?.filter(({ state }) => state === 'taken').length ?? 0
  return {
    ...togetherOf([delivery, drafts, neighbours, claims, replacements, doors]),
    todos: [
      ...where(arrivals.length, () => ({
        key: 'receive',
        rank: 10,
        icon: 'box',
        tone: 'need',
        title: m.now_receive(),
        figure: number(came),
        note: m.now_receive_until({
          time: timeOf(arrivals[0]!.confirmBy, region.timeZone),
          left: agoOf(arrivals[0]!.confirmBy, serverNow()),
        }),
        to: LEADER.receive,
        action: m.now_receive_go(),
      })),
      ...selling,
      ...listed('drafts', 50, drafts.data?.length ?? 0, m.now_drafts(), LEADER.chain),
      ...listed('doors', 25, doors.data?.items.length ?? 0, m.now_doors(), '/handover'),
      ...listed('again', 55, toGive, m.now_replacements(), LEADER.claims),
      ...listed('neighbours', 60, neighbours.data?.length ?? 0, m.now_neighbours(), LEADER.members),
      ...listed('claims', 70, claims.data?.items.length ?? 0, m.now_claims(), LEADER.claims),
    ],
  }
}

const listed = (key: string, rank: number, count: number, title: string, to: string): Todo[] =>
  where(count, () => ({
    key,
    rank,
    icon: ICONS[key] ?? 'list',
    tone: 'wait',
    title,
    figure: number(count),
    to,
    action: m.now_open(),
  }))

const ICONS: Record<string, Todo['icon']> = {
  drafts: 'chat',
  doors: 'home',
  again: 'gift',
  neighbours: 'people',
  claims: 'undo',
}

/** What is on sale: to be shared, and to be paid before it closes. */
function useSellingTodos(isWanted: boolean): Todo[] {
  const { region, today } = useWork()
  const { here } = useHere()
  const window = useOpenWindows().data?.[0]
  const date = window?.pickupDate ?? today
  const sums = useQuery({
    ...read(sumOrdersOfCommunity, { ...here, date }),
    enabled: isWanted && window !== undefined,
  }).data
  if (!isWanted || window === undefined || sums === undefined) return []
  const closes = { time: closingOf(window.closesAt, region.timeZone).time }
  const isClosing = Date.parse(window.closesAt) - serverNow() < SOON_MS
  return [
    {
      key: 'share',
      rank: 30,
      icon: 'share',
      tone: 'go',
      title: m.now_share({ day: dayOf(date, today) }),
      figure: number(sums.orders),
      note: m.now_share_note({ ...closes, amount: money(sums.salesMinor, region.currency) }),
      to: LEADER.share,
      action: m.now_share_go(),
    },
    ...where(sums.unpaidOrders, () => ({
      key: 'unpaid',
      rank: isClosing ? 15 : 40,
      icon: 'wallet',
      tone: 'wait',
      title: m.now_unpaid(),
      figure: number(sums.unpaidOrders),
      note: m.now_unpaid_note({ amount: money(sums.unpaidMinor, region.currency) }),
      to: LEADER.orders,
      search: { date, show: 'unpaid' },
      action: m.now_unpaid_go(),
    })),
  ]
}
