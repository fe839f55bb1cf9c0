import { getStation } from '#places'
import { staff } from '#platform/access'
import { type AnyRoute, route } from '#platform/http'
import { Invalid } from '#platform/refusals'
import { isDate } from '#platform/time'
import { countStages } from './count-stages.ts'
import { StageCounts } from './stage-schemas.ts'

export const stageRoutes = (): AnyRoute[] => [
  route({
    name: 'getStageCounts',
    method: 'GET',
    path: '/regions/:region/stations/:station/stage-counts/:date',
    tag: 'supervision',
    summary: 'How much of each SKU reached each stage of a day, and what was lost where.',
    description:
      'From what orders wanted to what was claimed. Before the day is allocated it says what would be with the goods that have come so far.',
    access: staff({
      operations: 'region',
      supervisor: 'region',
      buyer: 'region',
      station_manager: 'station',
      station_staff: 'station',
    }),
    reply: StageCounts,
    read: async ({ db, params }) => {
      if (!isDate(params.date)) throw new Invalid('date', 'This is not a day: write YYYY-MM-DD.')
      const { id: warehouseId } = await getStation(db, params.region, params.station)
      return countStages(db, { regionId: params.region, warehouseId, pickupDate: params.date })
    },
  }),
]
