import '@mantine/core/styles.css'
import '@mantine/dates/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import '../tokens.css'
import '../ui/base.css'
import './desk.css'
import './parts.css'
import './job-card.css'
import './fields.css'
import './person-row.css'
import './date-pick.css'
import { MantineProvider, mergeThemeOverrides } from '@mantine/core'
import { ModalsProvider } from '@mantine/modals'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { type AnyRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { setNonce } from 'get-nonce'
import { createRoot } from 'react-dom/client'
import { createQueryClient, hearServerTime, readInstallation } from '../api/index.ts'
import { m } from '../i18n/index.ts'
import { nonce } from '../ui/nonce.ts'
import { NotFound } from './not-found.tsx'
import { theme } from './theme.ts'

/** Starts a desk (the work face, the console) below its path with its routes. */
export function startDesk(basepath: string, routeTree: AnyRoute): void {
  // What locks scrolling behind a dialog makes a style of its own.
  setNonce(nonce())
  const client = createQueryClient()
  readInstallation({}).then(
    ({ now }) => hearServerTime(now),
    () => undefined,
  )
  const router = createRouter({
    routeTree,
    basepath,
    context: { client },
    defaultPreload: 'intent',
    defaultNotFoundComponent: NotFound,
  })
  // What comes up by itself is put away by a button without words.
  const closing = { defaultProps: { closeButtonProps: { 'aria-label': m.common_close() } } }
  const named = mergeThemeOverrides(theme, { components: { Notification: closing } })
  createRoot(document.getElementById('root')!).render(
    <MantineProvider theme={named} getStyleNonce={nonce} defaultColorScheme="auto">
      <QueryClientProvider client={client}>
        <ModalsProvider>
          <Notifications position="top-center" />
          <RouterProvider router={router} />
        </ModalsProvider>
      </QueryClientProvider>
    </MantineProvider>,
  )
}
