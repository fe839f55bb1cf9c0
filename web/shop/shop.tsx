import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ComponentType, lazy, Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { fileOf, loadFile } from './page-of.ts'
import { type PageRoute, ROUTES } from './routes.tsx'

const kept = new Map<PageRoute, ComponentType>()

// A page that is here already is shown at once, so that the first paint needs no waiting.
function componentOf(route: PageRoute): ComponentType {
  const here = fileOf(route)?.default
  if (here !== undefined) return here
  const found = kept.get(route) ?? lazy(() => loadFile(route))
  kept.set(route, found)
  return found
}

/** The whole shop below its query client. */
export function Shop({ client }: { client: QueryClient }) {
  return (
    <QueryClientProvider client={client}>
      <Suspense fallback={null}>
        <Switch>
          {ROUTES.map((route) => (
            <Route key={route.path} path={route.path} component={componentOf(route)} />
          ))}
        </Switch>
      </Suspense>
    </QueryClientProvider>
  )
}
