export const ELDER_COOKIE = 'linli.elder'
export const SCHEME_COOKIE = 'linli.scheme'

export type Scheme = 'auto' | 'light' | 'dark'

export const schemeOf = (cookie: string | undefined): Scheme =>
  cookie === 'light' || cookie === 'dark' ? cookie : 'auto'

/** The elder version: by the link's ?elder=1 or 0, else as it was chosen before. */
export const elderOf = (query: URLSearchParams, cookie: string | undefined): boolean =>
  (query.get('elder') ?? cookie ?? '') === '1'
