import { parse } from 'regexparam'
import { matchRoute } from 'wouter'
import type { PageFile, PageRoute } from './page.ts'
import { placeIn } from './place.ts'
import { ROUTES } from './routes.tsx'

export interface Found {
  route: PageRoute
  params: Record<string, string>
}

/** The route that answers a path; null where none does. */
export function findRoute(path: string): Found | null {
  for (const route of ROUTES) {
    const [isMatch, given] = matchRoute(parse, route.path, path)
    const params = given as Record<string, string>
    if (isMatch && (params.community === undefined || placeIn(params) !== null)) {
      return { route, params }
    }
  }
  return null
}

const files = new Map<PageRoute['chunk'], PageFile>()

/** The page's file, fetched once. */
export async function loadFile(route: PageRoute): Promise<PageFile> {
  const found = files.get(route.chunk) ?? (await route.file())
  files.set(route.chunk, found)
  return found
}

/** The page's file where it is here already. */
export const fileOf = (route: PageRoute): PageFile | undefined => files.get(route.chunk)
