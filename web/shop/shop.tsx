import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ComponentType, lazy, Suspense, useEffect } from 'react'
import { Route, useLocation } from 'wouter'
import { Skeleton } from '../ui/states.tsx'
import { Frame } from './frame/frame.tsx'
import { NotFound } from './frame/not-found.tsx'
import type { PageRoute } from './page.ts'
import { fileOf, findRoute, loadFile } from './page-of.ts'
import { type Reader, ReaderProvider } from './reader.tsx'
import { useHead } from './use-head.ts'

interface Shown {
  Page: ComponentType
  isHere: boolean
}

const kept = new Map<PageRoute, Shown>()

/** What a route shows; decided once, so that a page that has come is not made anew. */
function shownBy(route: PageRoute): Shown {
  const here = fileOf(route)?.default
  const found = kept.get(route) ?? {
    Page: here ?? lazy(() => loadFile(route)),
    isHere: here !== undefined,
  }
  kept.set(route, found)
  return found
}

export interface ShopProps {
  client: QueryClient
  reader: Reader
  /** Called once it hears what is tapped. */
  onAwake?: () => void
}

/** The whole shop. */
export function Shop({ client, reader, onAwake }: ShopProps) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: it wakes once
  useEffect(() => onAwake?.(), [])
  return (
    <QueryClientProvider client={client}>
      <ReaderProvider first={reader}>
        <Pages />
      </ReaderProvider>
    </QueryClientProvider>
  )
}

function Pages() {
  const [path] = useLocation()
  const found = findRoute(path)
  useHead(found)
  if (found === null) {
    return (
      <Frame>
        <NotFound />
      </Frame>
    )
  }
  const { route } = found
  const { Page, isHere } = shownBy(route)
  const page = <Route path={route.path} component={Page} />
  // A page that is here is taken over together with its frame: inside a boundary it would come
  // later, when the device's cart is known already and the markup no longer fits.
  return (
    <Frame {...route}>
      {isHere ? (
        page
      ) : (
        <Suspense fallback={<Skeleton kind={route.shape ?? 'rows'} count={6} />}>{page}</Suspense>
      )}
    </Frame>
  )
}
