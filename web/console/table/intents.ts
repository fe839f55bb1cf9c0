import { useRef } from 'react'
import { isRefused } from '../../api/index.ts'

/** Whether the server has said no; silence and its own faults leave open what was done. */
export const isAnswered = (error: unknown): boolean => isRefused(error) && error.status < 500

/**
 * Runs acts under a key of their intent: the same intent tried again after a lost answer goes under
 * the same key, so that the server does it once.
 */
export function useIntents() {
  const keys = useRef(new Map<string, string>())
  return async function run<Done>(of: string, act: (key: string) => Promise<Done>): Promise<Done> {
    const key = keys.current.get(of) ?? crypto.randomUUID()
    keys.current.set(of, key)
    try {
      const done = await act(key)
      keys.current.delete(of)
      return done
    } catch (error) {
      if (isAnswered(error)) keys.current.delete(of)
      throw error
    }
  }
}
