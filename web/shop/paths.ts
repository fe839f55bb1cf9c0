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
  orders: (shelf?: string) => withQuery('/orders', { shelf }),
  order: (region: string, order: string) => `/orders/${region}/${order}`,
  receipt: (region: string, order: string) => `/orders/${region}/${order}/receipt`,
  claim: (region: string, order: string, line: number) =>
    withQuery(`/orders/${region}/${order}/claim`, { line: String(line) }),
  /** Where one comes back to from the pay page, or lands without one. */
  placed: (region: string, what: { orders?: readonly string[]; payment?: string | undefined }) =>
    withQuery(`/placed/${region}`, { orders: what.orders?.join(','), payment: what.payment }),
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
  /** The document that a phone without a network starts the shop with. */
  offline: () => '/offline',
  signIn: (back?: string) => withQuery('/sign-in', { back }),
}
