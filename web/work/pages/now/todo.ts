import type { Tone } from '../../../desk/job-card.tsx'
import type { IconName } from '../../../ui/icon.tsx'

/** A thing to do; of all of them the one of the lowest rank is shown largest. */
export interface Todo {
  key: string
  rank: number
  icon: IconName
  tone: Tone
  title: string
  figure?: string
  note?: string
  to: string
  search?: Record<string, unknown>
  action: string
}

/** What a job has to do now; it may still be asked. */
export interface Todos {
  isPending: boolean
  error: unknown
  todos: readonly Todo[]
}

/** A thing to do only where there is some of it. */
export const where = (count: number, todo: () => Todo): Todo[] => (count > 0 ? [todo()] : [])

interface Asked {
  isPending: boolean
  isFetching: boolean
  error: unknown
}

/** What several questions that may not be asked at all say together. */
export const togetherOf = (asked: readonly Asked[]): Omit<Todos, 'todos'> => ({
  isPending: asked.some(({ isPending, isFetching }) => isPending && isFetching),
  error: asked.find(({ error }) => error !== null)?.error ?? null,
})
