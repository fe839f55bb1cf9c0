import { paths } from '../../paths.ts'

const NOWHERE = 'https://own.invalid'

/** Where to go on to: a path of this very site, else home. Nobody is sent elsewhere from here. */
export function ownPath(wanted: string | null): string {
  if (wanted === null || !wanted.startsWith('/')) return paths.home()
  const url = URL.parse(wanted, NOWHERE)
  // "//elsewhere" and "/\elsewhere" begin like paths and are none.
  if (url === null || url.origin !== NOWHERE) return paths.home()
  return `${url.pathname}${url.search}${url.hash}`
}
