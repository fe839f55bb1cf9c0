import { own } from '#platform/access'
import { type AnyRoute, field, route } from '#platform/http'
import { markFavourite } from '../mark-favourite.ts'
import { deleteFavourite, listFavourites } from '../queries/favourites.ts'
import { residentPlace } from '../resident-place.ts'
import { Favourite } from '../schemas.ts'

const tag = 'residents'

export function favouriteRoutes(): AnyRoute[] {
  return [
    route({
      name: 'listFavourites',
      method: 'GET',
      path: '/regions/:region/residents/:resident/favourites',
      tag,
      summary: 'Products that a resident marked.',
      access: own(),
      reply: field.list(Favourite, 'Favourites, the newest first.', { maxItems: 200 }),
      place: residentPlace,
      read: ({ db, params }) => listFavourites(db, params.region, params.resident),
    }),
    route({
      name: 'markFavourite',
      method: 'PUT',
      path: '/regions/:region/residents/:resident/favourites/:product',
      tag,
      summary: 'Mark a product, to find it again.',
      access: own(),
      status: 204,
      place: residentPlace,
      write: ({ tx, at, params }) =>
        markFavourite(tx, {
          regionId: params.region,
          residentId: params.resident,
          productId: params.product,
          at,
        }),
    }),
    route({
      name: 'unmarkFavourite',
      method: 'DELETE',
      path: '/regions/:region/residents/:resident/favourites/:product',
      tag,
      summary: 'Take the mark off a product again.',
      access: own(),
      status: 204,
      place: residentPlace,
      write: ({ tx, params }) =>
        deleteFavourite(tx, {
          regionId: params.region,
          residentId: params.resident,
          productId: params.product,
        }),
    }),
  ]
}
