import { useQuery } from '@tanstack/react-query'
import {
  getReceivingDay,
  listLoads,
  listMyLoads,
  listOpenDoors,
  listSortingWaves,
  listStationTransfers,
  read,
} from '../../../api/index.ts'
import { readAll } from '../../../desk/read-all.ts'
import { dayOf, m, number } from '../../../i18n/index.ts'
import { drivesEverywhere } from '../../jobs.ts'
import { useWork } from '../../work.tsx'
import { COURIER } from '../courier/paths.ts'
import { awaitedSkus } from '../station/receiving/day.ts'
import { useWaitingOrders } from '../supplier/use-waiting-orders.ts'
import { type Todos, togetherOf, where } from './todo.ts'

/** What a station where goods come in has to do for today's, in the day's order. */
export function useStationTodos(isWanted: boolean): Todos {
  const { region, station, today } = useWork()
  const isWarehouse = station?.stationKind === 'warehouse'
  const day = { region: region.id, station: station?.id ?? '', date: today }
  const isAsked = isWanted && station !== null
  const receiving = useQuery({ ...read(getReceivingDay, day), enabled: isAsked })
  // A store is its own warehouse on the days on which goods come to it; none of them leave by load.
  const isTakingIn = isWarehouse || typeof receiving.data?.id === 'string'
  const waves = useQuery({ ...read(listSortingWaves, day), enabled: isAsked && isTakingIn })
  const loads = useQuery({ ...read(listLoads, day), enabled: isAsked && isWarehouse })
  const transfers = useQuery({
    ...readAll(listStationTransfers, {
      region: region.id,
      station: day.station,
      direction: 'in',
      isOnTheWay: 'true',
    }),
    enabled: isAsked,
  })
  const onTheWay = transfers.data?.length ?? 0
  const awaited = receiving.data === undefined ? 0 : awaitedSkus(receiving.data).size
  const isOpen = receiving.data?.closedAt === null && receiving.data.skus.length > 0
  const toSort = waves.data?.filter(({ sortedAt }) => sortedAt === null) ?? []
  const toLeave = loads.data?.loads.filter(({ dispatchedAt }) => dispatchedAt === null) ?? []
  return {
    ...togetherOf([receiving, waves, loads, transfers]),
    todos: [
      ...where(isOpen ? awaited : 0, () => ({
        key: 'receiving',
        rank: 12,
        icon: 'box',
        tone: 'wait',
        title: m.now_station_receive(),
        figure: number(awaited),
        note: m.now_station_receive_note(),
        to: '/station/receiving',
        action: m.now_station_receive_go(),
      })),
      ...where(isOpen && awaited === 0 ? 1 : 0, () => ({
        key: 'closing',
        rank: 12,
        icon: 'flag',
        tone: 'go',
        title: m.now_station_close(),
        note: m.now_station_close_note(),
        to: '/station/closing',
        action: m.station_step_closing_go(),
      })),
      ...where(isOpen ? 0 : toSort.length, () => ({
        key: 'sorting',
        rank: 14,
        icon: 'grid',
        tone: 'go',
        title: m.now_station_sort(),
        figure: number(toSort.reduce((sum, { lineCount }) => sum + lineCount, 0)),
        note: m.now_station_sort_note(),
        to: '/station/sorting',
        action: m.now_station_sort_go(),
      })),
      ...where(onTheWay, () => ({
        key: 'transfers',
        rank: 15,
        icon: 'share',
        tone: 'wait',
        title: m.now_station_transfer(),
        figure: number(onTheWay),
        note: m.now_station_transfer_note(),
        to: '/station/transfers',
        action: m.now_station_receive_go(),
      })),
      ...where(toLeave.length, () => ({
        key: 'loads',
        rank: 16,
        icon: 'truck',
        tone: 'go',
        title: m.now_station_dispatch(),
        figure: number(toLeave.length),
        note: m.now_station_dispatch_note(),
        to: '/station/loads',
        action: m.now_station_dispatch_go(),
      })),
    ],
  }
}

/** What a courier still has to bring today. */
export function useCourierTodos(isWanted: boolean): Todos {
  const { region, today, grants, me } = useWork()
  const doors = useQuery({
    ...readAll(listOpenDoors, { region: region.id }),
    enabled: isWanted && drivesEverywhere(grants),
  })
  const toDoors =
    doors.data?.filter(
      ({ pickupDate, acceptedBy }) =>
        pickupDate <= today && (acceptedBy === null || acceptedBy === me.id),
    ) ?? []
  const loads = useQuery({
    ...read(listMyLoads, { region: region.id, pickupDate: today }),
    enabled: isWanted,
  })
  const mine = loads.data?.loads ?? []
  const toLeave = mine.filter(({ dispatchedAt }) => dispatchedAt === null)
  const stops = mine
    .filter(({ dispatchedAt, returnedAt }) => dispatchedAt !== null && returnedAt === null)
    .flatMap((load) => load.stops.filter(({ arrivedAt }) => arrivedAt === null))
  return {
    ...togetherOf([loads, doors]),
    todos: [
      ...where(toDoors.length, () => ({
        key: 'courier-doors',
        rank: 24,
        icon: 'home',
        tone: 'wait',
        title: m.now_doors(),
        figure: number(toDoors.length),
        to: COURIER.doors,
        action: m.now_open(),
      })),
      ...where(stops.length, () => ({
        key: 'stops',
        rank: 11,
        icon: 'navigate',
        tone: 'go',
        title: m.now_courier_stop({ place: stops[0]!.stationName }),
        figure: number(stops.length),
        note: m.now_courier_stop_note(),
        to: '/courier',
        action: m.now_courier_stop_go(),
      })),
      ...where(toLeave.length, () => ({
        key: 'my-loads',
        rank: 21,
        icon: 'truck',
        tone: 'wait',
        title: m.now_courier_load(),
        figure: number(toLeave.length),
        note: m.now_courier_load_note(),
        to: '/courier',
        action: m.now_open(),
      })),
    ],
  }
}

/** What a supplier has to answer and to ship. */
export function useSupplierTodos(isWanted: boolean): Todos {
  const { region, supplier, today } = useWork()
  const orders = useWaitingOrders(
    { region: region.id, supplier: supplier?.id ?? '' },
    { isWanted: isWanted && supplier !== null },
  )
  const { toAnswer = [], toShip = [] } = orders.data ?? {}
  return {
    ...togetherOf([orders]),
    todos: [
      ...where(toAnswer.length, () => ({
        key: 'confirm',
        rank: 9,
        icon: 'receipt',
        tone: toAnswer.some(({ state }) => state === 'escalated') ? 'need' : 'go',
        title: m.now_supplier_confirm(),
        figure: number(toAnswer.length),
        note: m.now_supplier_confirm_note({ day: dayOf(toAnswer[0]!.pickupDate, today) }),
        to: '/supplier',
        action: m.now_supplier_confirm_go(),
      })),
      ...where(toShip.length, () => ({
        key: 'ship',
        rank: 13,
        icon: 'truck',
        tone: 'go',
        title: m.now_supplier_ship(),
        figure: number(toShip.length),
        note: m.now_supplier_confirm_note({ day: dayOf(toShip[0]!.pickupDate, today) }),
        to: '/supplier',
        action: m.now_supplier_ship_go(),
      })),
    ],
  }
}
