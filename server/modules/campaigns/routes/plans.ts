import type { Static } from 'typebox'
import { type AnyRoute, route } from '#platform/http'
import { changePlan } from '../change-plan.ts'
import { createPlan } from '../create-plan.ts'
import type { PlanFields, Plan as PlanRow } from '../plan.ts'
import { getPlan, listPlans } from '../queries/plans.ts'
import { NewPlan, Plan, PlanChange, PlanPage, PlansQuery } from '../schemas/plans.ts'
import { stopPlan } from '../stop-plan.ts'
import { EDITORS, READERS } from './access.ts'
import { PAGE, pageOf, plannedFrom, readCursor, wiredSupply } from './wire.ts'

const TAG = 'campaigns'
const OFFERS_BYTES = 4 * 1024 * 1024

export const planRoutes = (): AnyRoute[] => [
  listPlansRoute(),
  getPlanRoute(),
  createPlanRoute(),
  changePlanRoute(),
  stopPlanRoute(),
]

const fieldsFrom = ({ offers, ...fields }: Static<typeof NewPlan>): PlanFields => ({
  ...fields,
  offers: plannedFrom(offers),
})

const wired = ({ regionId: _, offers, ...plan }: PlanRow) => ({
  ...plan,
  weekdays: [...plan.weekdays],
  offers: offers.map(({ supply, ...offer }) => ({ ...offer, ...wiredSupply(supply) })),
})

const listPlansRoute = () =>
  route({
    name: 'listWindowPlans',
    method: 'GET',
    path: '/regions/:region/window-plans',
    tag: TAG,
    summary: 'Plans that open windows by themselves.',
    access: READERS,
    query: PlansQuery,
    reply: PlanPage,
    read: async ({ db, params, query }) => {
      const { limit = PAGE } = query
      const rows = await listPlans(db, {
        regionId: params.region,
        withStopped: query.withStopped ?? false,
        after: readCursor(query.cursor, ['id'])?.[0],
        limit: limit + 1,
      })
      const page = pageOf(rows, limit, (row) => [row.id])
      return { ...page, items: page.items.map(wired) }
    },
  })

const getPlanRoute = () =>
  route({
    name: 'getWindowPlan',
    method: 'GET',
    path: '/regions/:region/window-plans/:plan',
    tag: TAG,
    summary: 'A plan that opens windows by itself.',
    access: READERS,
    reply: Plan,
    read: async ({ db, params }) => wired(await getPlan(db, params.region, params.plan)),
  })

const createPlanRoute = () =>
  route({
    name: 'createWindowPlan',
    method: 'POST',
    path: '/regions/:region/window-plans',
    tag: TAG,
    summary: 'Make a plan: its windows are made, published and opened by themselves.',
    access: EDITORS,
    body: NewPlan,
    bodyLimitBytes: OFFERS_BYTES,
    reply: Plan,
    status: 201,
    write: async ({ tx, at, caller, params, body }) =>
      wired(
        await createPlan(tx, params.region, fieldsFrom(body), { personId: caller.personId, at }),
      ),
  })

const changePlanRoute = () =>
  route({
    name: 'changeWindowPlan',
    method: 'PUT',
    path: '/regions/:region/window-plans/:plan',
    tag: TAG,
    summary: 'Change a plan for the windows that are not made yet.',
    access: EDITORS,
    body: PlanChange,
    bodyLimitBytes: OFFERS_BYTES,
    reply: Plan,
    write: async ({ tx, at, params, body: { version, ...fields } }) =>
      wired(
        await changePlan(
          tx,
          { regionId: params.region, planId: params.plan, version },
          fieldsFrom(fields),
          at,
        ),
      ),
  })

const stopPlanRoute = () =>
  route({
    name: 'stopWindowPlan',
    method: 'POST',
    path: '/regions/:region/window-plans/:plan/stop',
    tag: TAG,
    summary: 'Stop a plan; windows that it made stay.',
    access: EDITORS,
    reply: Plan,
    status: 201,
    write: async ({ tx, at, caller, params }) =>
      wired(
        await stopPlan(
          tx,
          { regionId: params.region, planId: params.plan },
          { personId: caller.personId, at },
        ),
      ),
  })
