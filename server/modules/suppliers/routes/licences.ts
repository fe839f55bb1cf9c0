import { getRegion } from '#places'
import { staff } from '#platform/access'
import { businessNow } from '#platform/clock'
import { type AnyRoute, field, route } from '#platform/http'
import { addDays, localDate } from '#platform/time'
import { addLicence, removeLicence } from '../add-licence.ts'
import { listExpiringLicences, listLicences } from '../queries/licences.ts'
import * as schema from '../schemas.ts'
import { actOf, tag, WHO } from './who.ts'

const EXPIRING_SHOWN = 500

export function licenceRoutes(): AnyRoute[] {
  return [
    route({
      name: 'listLicences',
      method: 'GET',
      path: '/regions/:region/suppliers/:supplier/licences',
      tag,
      summary: 'The licences of a supplier.',
      access: staff({ ...WHO.readers, supplier: 'supplier' }),
      reply: field.list(schema.Licence, 'Licences, the first to run out first.'),
      read: ({ db, params }) => listLicences(db, params.region, params.supplier),
    }),
    route({
      name: 'listExpiringLicences',
      method: 'GET',
      path: '/regions/:region/expiring-licences',
      tag,
      summary: 'Licences that have run out or soon will and were not renewed.',
      access: staff(WHO.readers),
      query: schema.ExpiringQuery,
      reply: field.list(schema.ExpiringLicence, 'Licences, the first to run out first.'),
      read: async ({ db, params, query }) => {
        const region = await getRegion(db, params.region)
        const today = localDate(await businessNow(db), region.timeZone)
        const byDay = addDays(today, query.withinDays ?? 30)
        return listExpiringLicences(db, region.id, byDay, EXPIRING_SHOWN)
      },
    }),
    route({
      name: 'addLicence',
      method: 'POST',
      path: '/regions/:region/suppliers/:supplier/licences',
      tag,
      summary: 'Add a licence of a supplier; a renewal is another of the same kind.',
      access: staff({ ...WHO.buyers, supplier: 'supplier' }),
      body: schema.NewLicence,
      reply: schema.Licence,
      status: 201,
      write: ({ tx, body: { pictureId = null, ...licence }, ...work }) =>
        addLicence(tx, { ...actOf(work), ...licence, pictureId }),
    }),
    route({
      name: 'removeLicence',
      method: 'DELETE',
      path: '/regions/:region/suppliers/:supplier/licences/:licence',
      tag,
      summary: 'Take away a licence that was entered wrongly.',
      access: staff(WHO.buyers),
      status: 204,
      write: ({ tx, ...work }) =>
        removeLicence(tx, { ...actOf(work), licenceId: work.params.licence }),
    }),
  ]
}
