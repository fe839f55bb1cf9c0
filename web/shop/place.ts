/** The community that a reader shops in: remembered in a cookie, so that the server knows too. */
export interface Place {
  region: string
  community: string
}

export const PLACE_COOKIE = 'linli.place'

export function placeOf(cookie: string | undefined): Place | null {
  const [region = '', community = ''] = (cookie ?? '').split('/')
  return /^[a-z][a-z0-9-]{1,15}$/.test(region) && /^[0-9a-f-]{36}$/.test(community)
    ? { region, community }
    : null
}
