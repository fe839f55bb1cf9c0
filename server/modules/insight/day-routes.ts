import { staff } from '#platform/access'
import { type AnyRoute, route } from '#platform/http'
import { Invalid } from '#platform/refusals'
import { isDate } from '#platform/time'
import { DayBoard } from './day-schemas.ts'
import { showDay } from './show-day.ts'

export const dayRoutes = (): AnyRoute[] => [
  route({
    name: 'getDayBoard',
    method: 'GET',
    path: '/regions/:region/day-board/:date',
    tag: 'insight',
    summary: 'A pickup day on one page: from orders to handover, and what needs someone.',
    access: staff({
      operations: 'region',
      supervisor: 'region',
      buyer: 'region',
      finance: 'region',
      support: 'region',
    }),
    reply: DayBoard,
    read: async ({ db, params }) => {
      if (!isDate(params.date)) throw new Invalid('date', 'This is not a day: write YYYY-MM-DD.')
      return showDay(db, params.region, params.date)
    },
  }),
]
