import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ComponentType, lazy, Suspense } from 'react'
import { Route, useLocation } from 'wouter'
import { Skeleton } from '../ui/states.tsx'
import { Frame } from './frame/frame.tsx'
import { NotFound } from './frame/not-found.tsx'
import { fileOf, findRoute, loadFile } from './page-of.ts'
import { type Reader, ReaderProvider } from './reader.tsx'
import type { PageRoute } from './routes.tsx'
import { useHead } from './use-head.ts'

const kept = new Map<PageRoute, ComponentType>()

// A page that is here already is shown at once, so that the first paint needs no waiting.
function componentOf(route: PageRoute): ComponentType {
  const here = fileOf(route)?.default
  if (here !== undefined) return here
  const found = kept.get(route) ?? lazy(() => loadFile(route))
  kept.set(route, found)
  return found
}

/** The whole shop. */
export function Shop({ client, reader }: { client: QueryClient; reader: Reader }) {
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
  return (
    <Frame {...route}>
      <Suspense fallback={<Skeleton kind={route.shape ?? 'rows'} count={6} />}>
        <Route path={route.path} component={componentOf(route)} />
      </Suspense>
    </Frame>
  )
}
