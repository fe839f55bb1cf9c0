import { parse } from 'regexparam'
import { matchRoute } from 'wouter'
import { type PageFile, type PageRoute, ROUTES } from './routes.tsx'

export interface Found {
  route: PageRoute
  params: Record<string, string>
}

/** The route that answers a path; null where none does. */
export function findRoute(path: string): Found | null {
  for (const route of ROUTES) {
    const [isMatch, params] = matchRoute(parse, route.path, path)
    if (isMatch) return { route, params: params as Record<string, string> }
  }
  return null
}

const files = new Map<PageRoute, PageFile>()

/** The page's file, fetched once. */
export async function loadFile(route: PageRoute): Promise<PageFile> {
  const found = files.get(route) ?? (await route.file())
  files.set(route, found)
  return found
}

/** The page's file where it is here already. */
export const fileOf = (route: PageRoute): PageFile | undefined => files.get(route)
