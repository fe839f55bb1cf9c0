import { createRootRoute } from '@tanstack/react-router'
import { Frame } from './frame.tsx'

const A_DATE = /^\d{4}-\d{2}-\d{2}$/

/** What any page may be asked for; further words are each page's own. */
interface Asked {
  /** The pickup date that the page is about. */
  date?: string
  [word: string]: unknown
}

function asked(search: Record<string, unknown>): Asked {
  const { date, ...rest } = search
  return typeof date === 'string' && A_DATE.test(date) ? { ...rest, date } : rest
}

export const root = createRootRoute({ component: Frame, validateSearch: asked })
