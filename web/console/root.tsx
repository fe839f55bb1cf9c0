import { createRootRoute, retainSearchParams } from '@tanstack/react-router'
import { Frame } from './frame.tsx'

/** Keeps whatever a page keeps in its address; the region goes along from page to page. */
export const root = createRootRoute({
  component: Frame,
  validateSearch: (search: Record<string, unknown>): Record<string, unknown> => search,
  search: { middlewares: [retainSearchParams(['region'])] },
})
