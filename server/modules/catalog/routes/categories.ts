import { staff, toAnyone } from '#platform/access'
import { type AnyRoute, field, route } from '#platform/http'
import { archiveCategory, restoreCategory } from '../archive-category.ts'
import { changeCategory } from '../change-category.ts'
import { createCategory } from '../create-category.ts'
import { allCategories } from '../queries/categories.ts'
import { placeOfEditor } from '../reach.ts'
import { ArchivingWish, Category, CategoryChange, CategoryFields } from '../schemas.ts'

const tag = 'catalog'
/** Categories are every region's: changing one needs someone who answers for all. */
const headOffice = staff({ admin: 'operator', buyer: 'operator', operations: 'operator' })

export function categoryRoutes(): AnyRoute[] {
  return [
    route({
      name: 'listCategories',
      method: 'GET',
      path: '/categories',
      tag,
      summary: 'The whole tree of categories.',
      access: toAnyone(),
      sameForAll: true,
      reply: field.list(Category, 'Categories in use, parents anywhere, by sort and code.', {
        maxItems: 10_000,
      }),
      read: async ({ db }) => (await allCategories(db)).filter((one) => one.archivedAt === null),
    }),
    route({
      name: 'createCategory',
      method: 'POST',
      path: '/categories',
      tag,
      summary: 'Add a category.',
      access: staff({ buyer: 'region', operations: 'region' }),
      place: async ({ caller }) => placeOfEditor(caller),
      body: CategoryFields,
      reply: Category,
      status: 201,
      write: ({ tx, body }) => createCategory(tx, body),
    }),
    route({
      name: 'changeCategory',
      method: 'PUT',
      path: '/categories/:category',
      tag,
      summary: 'Rename, move or regrade a category.',
      access: headOffice,
      body: CategoryChange,
      reply: Category,
      write: ({ tx, params, body }) => changeCategory(tx, { ...body, id: params.category }),
    }),
    route({
      name: 'archiveCategory',
      method: 'POST',
      path: '/categories/:category/archiving',
      tag,
      summary: 'Take an empty category out of use.',
      access: headOffice,
      body: ArchivingWish,
      reply: Category,
      write: ({ tx, at, caller, params, body }) =>
        archiveCategory(tx, { id: params.category, at, by: caller.personId, why: body.why }),
    }),
    route({
      name: 'restoreCategory',
      method: 'DELETE',
      path: '/categories/:category/archiving',
      tag,
      summary: 'Take a category back into use.',
      access: headOffice,
      reply: Category,
      write: ({ tx, params }) => restoreCategory(tx, params.category),
    }),
  ]
}
