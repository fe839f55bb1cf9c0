import { getStation } from '#places'
import { type AnyRoute, route } from '#platform/http'
import { listLabels } from '../list-labels.ts'
import { logLabelPrint } from '../log-label-print.ts'
import { type Bag, listBags, listLabelPrints } from '../queries/bags.ts'
import {
  Bags,
  BagsQuery,
  LabelPrint,
  LabelPrints,
  LabelPrintWish,
  Labels,
} from '../schemas/bags.ts'
import { dayOf, READERS, SORTERS } from './day.ts'

const tag = 'fulfilment'
const LABEL = { widthMm: 60, heightMm: 40 }

const narrowed = ({
  communityId,
  storage,
  wave,
}: {
  communityId?: string
  storage?: string
  wave?: number
}) => ({
  communityIds: communityId === undefined ? undefined : [communityId],
  storage,
  wave,
})

const shown = ({ allocationId: _, warehouseId: __, pickupDate: ___, ...bag }: Bag) => bag

export const bagRoutes = (): AnyRoute[] => [
  route({
    name: 'listBags',
    method: 'GET',
    path: '/regions/:region/stations/:station/bags/:date',
    tag,
    summary: 'Bags of a warehouse’s day; none before the sorting of a wave was finished.',
    access: READERS,
    query: BagsQuery,
    reply: Bags,
    read: async ({ db, params, query }) => {
      await getStation(db, params.region, params.station)
      const { warehouseId, pickupDate } = dayOf(params)
      const filter = { ...narrowed(query), warehouseId, pickupDate }
      return (await listBags(db, params.region, filter)).map(shown)
    },
  }),
  route({
    name: 'listLabels',
    method: 'GET',
    path: '/regions/:region/stations/:station/labels/:date',
    tag,
    summary: 'Labels of a day’s bags, ready to print on 60 × 40 mm.',
    access: READERS,
    query: BagsQuery,
    reply: Labels,
    read: async ({ db, params, query }) => {
      await getStation(db, params.region, params.station)
      return { ...LABEL, labels: await listLabels(db, dayOf(params), narrowed(query)) }
    },
  }),
  route({
    name: 'logLabelPrint',
    method: 'POST',
    path: '/regions/:region/stations/:station/label-prints/:date',
    tag,
    summary: 'Write down which labels were printed, or printed again.',
    access: SORTERS,
    body: LabelPrintWish,
    reply: LabelPrint,
    status: 201,
    write: ({ tx, at, caller, params, body: { bagIds, why = '' } }) =>
      logLabelPrint(tx, dayOf(params), { bagIds, why, by: caller.personId, at }),
  }),
  route({
    name: 'listLabelPrints',
    method: 'GET',
    path: '/regions/:region/stations/:station/label-prints/:date',
    tag,
    summary: 'Which labels of a day were printed, when and by whom.',
    access: READERS,
    reply: LabelPrints,
    read: async ({ db, params }) => {
      await getStation(db, params.region, params.station)
      return listLabelPrints(db, dayOf(params))
    },
  }),
]
