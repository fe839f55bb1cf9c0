import { getStation } from '#places'
import { staff } from '#platform/access'
import { type AnyRoute, route } from '#platform/http'
import { addJob } from '#platform/jobs'
import { isReceivingClosed } from '#procurement'
import { allocationStateOf } from '../allocation-state.ts'
import { ReceivingStillOpen } from '../refusals.ts'
import { Allocation, AllocationAsked } from '../schemas/allocations.ts'
import { Nothing } from '../schemas/words.ts'
import { showAllocation } from '../show-allocation.ts'
import { allocationJob } from '../tasks.ts'
import { dayOf, READERS } from './day.ts'

const tag = 'fulfilment'

export const allocationRoutes = (): AnyRoute[] => [
  route({
    name: 'getAllocation',
    method: 'GET',
    path: '/regions/:region/stations/:station/allocations/:date',
    tag,
    summary: 'Who gets what of a warehouse’s day.',
    description:
      'While receipt is open it says who would get what with the goods that have come so far: more goods take nothing from anyone. It is final once receipt was closed and what is missing was given back.',
    access: READERS,
    reply: Allocation,
    read: async ({ db, params }) => {
      await getStation(db, params.region, params.station)
      return showAllocation(db, dayOf(params))
    },
  }),
  route({
    name: 'askForAllocation',
    method: 'POST',
    path: '/regions/:region/stations/:station/allocations/:date',
    tag,
    summary: 'Have a day allocated whose job was given up.',
    description:
      'Closing the receipt asks for it by itself. Asked again it goes on where it was broken off, and does nothing twice.',
    access: staff({ operations: 'region' }),
    body: Nothing,
    reply: AllocationAsked,
    status: 202,
    write: async ({ tx, params }) => {
      const day = dayOf(params)
      await getStation(tx, params.region, params.station)
      if (!(await isReceivingClosed(tx, day.regionId, day))) throw new ReceivingStillOpen()
      const { isFinal } = await allocationStateOf(tx, day.regionId, day)
      if (!isFinal) await addJob(tx, allocationJob(day))
      return { isAsked: !isFinal }
    },
  }),
]
