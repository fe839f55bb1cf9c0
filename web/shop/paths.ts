import type { Place } from './place.ts'

const withQuery = (path: string, given: Record<string, string | undefined>): string => {
  const query = new URLSearchParams(
    Object.entries(given).filter((entry): entry is [string, string] => Boolean(entry[1])),
  )
  return query.size === 0 ? path : `${path}?${query}`
}

const shop = ({ region, community }: Place): string => `/${region}/${community}`

/** The only place that builds addresses of the shop. */
export const paths = {
  /** The remembered community's day, or the choice of one. */
  home: () => '/',
  choosePlace: (back?: string) => withQuery('/places', { back }),
  /** What a leader shares: it sets the community and is credited with what is ordered. */
  leaderLink: (region: string, code: string, to: { window?: string; product?: string } = {}) =>
    withQuery(`/l/${region}/${code}`, to),
  today: (place: Place, category?: string) => withQuery(shop(place), { category }),
  window: (place: Place, window: string) => `${shop(place)}/windows/${window}`,
  goods: (place: Place, category?: string) => withQuery(`${shop(place)}/goods`, { category }),
  search: (place: Place, text?: string) => withQuery(`${shop(place)}/search`, { text }),
  product: (place: Place, product: string, sku?: string) =>
    withQuery(`${shop(place)}/goods/${product}`, { sku }),
  cart: () => '/cart',
  checkout: () => '/checkout',
  orders: () => '/orders',
  me: () => '/me',
  profile: () => '/me/profile',
  addresses: () => '/me/addresses',
  household: () => '/me/household',
  wallet: () => '/me/wallet',
  myLeader: () => '/me/leader',
  security: () => '/me/security',
  privacy: () => '/me/privacy',
  deleteMe: () => '/me/delete',
  notices: () => '/notices',
  favourites: () => '/favourites',
  elderHome: () => '/elder',
  signIn: (back?: string) => withQuery('/sign-in', { back }),
}
