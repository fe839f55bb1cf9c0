import { staff } from '#platform/access'
import { type AnyRoute, field, route } from '#platform/http'
import {
  addSupplierUser,
  listNamedUsers,
  type NamedUser,
  removeSupplierUser,
} from '../add-supplier-user.ts'
import * as schema from '../schemas.ts'
import { actOf, tag, WHO } from './who.ts'

export function userRoutes(): AnyRoute[] {
  return [
    route({
      name: 'listSupplierUsers',
      method: 'GET',
      path: '/regions/:region/suppliers/:supplier/users',
      tag,
      summary: 'Who signs in for a supplier.',
      access: staff({ ...WHO.buyers, supervisor: 'region', supplier: 'supplier' }),
      reply: field.list(schema.User, 'Users, the first first.'),
      read: async ({ db, params }) =>
        (await listNamedUsers(db, params.region, params.supplier)).map(shown),
    }),
    route({
      name: 'addSupplierUser',
      method: 'POST',
      path: '/regions/:region/suppliers/:supplier/users',
      tag,
      summary: 'Let a person sign in for a supplier.',
      access: staff(WHO.buyers),
      body: schema.NewUser,
      reply: schema.User,
      status: 201,
      write: async ({ tx, body, ...work }) =>
        shown(await addSupplierUser(tx, { ...actOf(work), personId: body.personId })),
    }),
    route({
      name: 'removeSupplierUser',
      method: 'DELETE',
      path: '/regions/:region/suppliers/:supplier/users/:user',
      tag,
      summary: 'Take a person’s access to a supplier back.',
      access: staff(WHO.buyers),
      status: 204,
      write: ({ tx, ...work }) =>
        removeSupplierUser(tx, { ...actOf(work), userId: work.params.user }),
    }),
  ]
}

const shown = ({ grantId: _grantId, ...user }: NamedUser) => user
