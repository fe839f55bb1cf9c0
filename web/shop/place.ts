import { readCookie, writeCookie } from './cookies.ts'

/** The community that a reader shops in: remembered in a cookie, so that the server knows too. */
export interface Place {
  region: string
  community: string
}

export const PLACE_COOKIE = 'linli.place'
/** The code of the leader whose link was followed: orders are credited to them. */
export const LEADER_COOKIE = 'linli.leader'

const isPlace = (region: string, community: string): boolean =>
  /^[a-z][a-z0-9-]{1,15}$/.test(region) && /^[0-9a-f-]{36}$/.test(community)

export function placeOf(cookie: string | undefined): Place | null {
  const [region = '', community = ''] = (cookie ?? '').split('/')
  return isPlace(region, community) ? { region, community } : null
}

/** The place that an address's parameters name. */
export const placeIn = ({ region = '', community = '' }: Record<string, string | undefined>) =>
  isPlace(region, community) ? { region, community } : null

/** The place that a path begins with: /chengdu/<community>/goods. */
export function placeNamed(path: string): Place | null {
  const [, region = '', community = ''] = path.split('/')
  return isPlace(region, community) ? { region, community } : null
}

export const placeText = ({ region, community }: Place): string => `${region}/${community}`

export const isSamePlace = (one: Place | null, other: Place | null): boolean =>
  one?.region === other?.region && one?.community === other?.community

/** Remembers the community for the next visit. */
export const rememberPlace = (place: Place): void => writeCookie(PLACE_COOKIE, placeText(place))

/** The leader whose link was followed in a region, if one was: their code. */
export function rememberedLeader(region: string): string | null {
  const [of = '', code = ''] = (readCookie(LEADER_COOKIE) ?? '').split('/')
  return of === region && code !== '' ? code : null
}
