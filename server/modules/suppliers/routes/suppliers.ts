import { staff } from '#platform/access'
import { type AnyRoute, decodeCursor, encodeCursor, route } from '#platform/http'
import { changeContact, changeSupplier } from '../change-supplier.ts'
import { createSupplier } from '../create-supplier.ts'
import { getSupplier, listSuppliers } from '../queries/suppliers.ts'
import * as schema from '../schemas.ts'
import { shownTo } from '../supplier.ts'
import { resumeSupplier, suspendSupplier } from '../suspend-supplier.ts'
import { actOf, tag, WHO } from './who.ts'

export function supplierRoutes(): AnyRoute[] {
  return [...readingRoutes(), ...changingRoutes(), ...stateRoutes()]
}

const readingRoutes = (): AnyRoute[] => [
  route({
    name: 'listSuppliers',
    method: 'GET',
    path: '/regions/:region/suppliers',
    tag,
    summary: 'The suppliers of a region.',
    access: staff(WHO.readers),
    query: schema.SupplierQuery,
    reply: schema.SupplierPage,
    read: async ({ db, params: { region: regionId }, query, caller }) => {
      const { limit = 50, search } = query
      const cursor = decodeCursor(query.cursor, 2)
      const after = cursor && { name: String(cursor[0]), id: String(cursor[1]) }
      const found = await listSuppliers(db, { regionId, search, after, limit: limit + 1 })
      const items = found.slice(0, limit).map((supplier) => shownTo(caller, regionId, supplier))
      const last = items.at(-1)
      if (found.length <= limit || last === undefined) return { items }
      return { items, nextCursor: encodeCursor([last.name, last.id]) }
    },
  }),
  route({
    name: 'listSupplierNames',
    method: 'GET',
    path: '/regions/:region/stations/:station/suppliers',
    tag,
    summary: 'Names of suppliers, for those who take their goods in at a station.',
    access: staff({ ...WHO.readers, station_manager: 'station', station_staff: 'station' }),
    query: schema.SupplierQuery,
    reply: schema.SupplierNamePage,
    read: async ({ db, params: { region: regionId }, query }) => {
      const { limit = 50, search } = query
      const cursor = decodeCursor(query.cursor, 2)
      const after = cursor && { name: String(cursor[0]), id: String(cursor[1]) }
      const found = await listSuppliers(db, { regionId, search, after, limit: limit + 1 })
      const items = found.slice(0, limit).map(({ id, code, name }) => ({ id, code, name }))
      const last = items.at(-1)
      if (found.length <= limit || last === undefined) return { items }
      return { items, nextCursor: encodeCursor([last.name, last.id]) }
    },
  }),
  route({
    name: 'getSupplier',
    method: 'GET',
    path: '/regions/:region/suppliers/:supplier',
    tag,
    summary: 'A supplier.',
    access: staff({ ...WHO.readers, supplier: 'supplier' }),
    reply: schema.Supplier,
    read: async ({ db, params, caller }) =>
      shownTo(caller, params.region, await getSupplier(db, params.region, params.supplier)),
  }),
]

const changingRoutes = (): AnyRoute[] => [
  route({
    name: 'createSupplier',
    method: 'POST',
    path: '/regions/:region/suppliers',
    tag,
    summary: 'Add a supplier.',
    access: staff(WHO.buyers),
    body: schema.NewSupplier,
    reply: schema.Supplier,
    status: 201,
    write: ({ tx, params, body, caller, at }) =>
      createSupplier(tx, { ...body, regionId: params.region, by: caller.personId, at }),
  }),
  route({
    name: 'changeSupplier',
    method: 'PUT',
    path: '/regions/:region/suppliers/:supplier',
    tag,
    summary: 'Change a supplier’s profile, terms and contact.',
    access: staff(WHO.buyers),
    body: schema.SupplierChange,
    reply: schema.Supplier,
    write: ({ tx, body: { version, ...fields }, ...work }) =>
      changeSupplier(tx, { ...actOf(work), version, fields }),
  }),
  route({
    name: 'changeSupplierContact',
    method: 'PUT',
    path: '/regions/:region/suppliers/:supplier/contact',
    tag,
    summary: 'Change how a supplier is reached; it may do so itself.',
    access: staff({ ...WHO.buyers, supplier: 'supplier' }),
    body: schema.ContactChange,
    reply: schema.Supplier,
    write: ({ tx, body: { version, ...fields }, ...work }) =>
      changeContact(tx, { ...actOf(work), version, fields }),
  }),
]

const stateRoutes = (): AnyRoute[] => [
  route({
    name: 'suspendSupplier',
    method: 'POST',
    path: '/regions/:region/suppliers/:supplier/suspension',
    tag,
    summary: 'Suspend a supplier: none of its offers is in force then.',
    access: staff(WHO.buyers),
    body: schema.WhyWish,
    reply: schema.Supplier,
    write: ({ tx, body, ...work }) => suspendSupplier(tx, { ...actOf(work), why: body.why }),
  }),
  route({
    name: 'resumeSupplier',
    method: 'DELETE',
    path: '/regions/:region/suppliers/:supplier/suspension',
    tag,
    summary: 'End the suspension of a supplier.',
    access: staff(WHO.buyers),
    reply: schema.Supplier,
    write: ({ tx, ...work }) => resumeSupplier(tx, actOf(work)),
  }),
]
