import { useQuery, useQueryClient } from '@tanstack/react-query'
import { forgetKept } from './kept.ts'
import { type Me, readInstallation, readMe } from './operations.gen.ts'
import { isRefused, isSignedOut } from './problem.ts'
import { read } from './query.ts'

export type Grant = Me['grants'][number]
export type Role = Grant['role']

/**
 * Who is signed in: `undefined` while it is asked, `null` when nobody is, or one whose given
 * password has to be changed first: then too the sign-in stands in the page's place.
 */
export function useMe(): Me | null | undefined {
  const { data, error } = useQuery(read(readMe, {}))
  if (isSignedOut(error) || isRefused(error, 'password-change-needed')) return null
  return data
}

/** What the installation is, and who can sign in to a demo. */
export const useInstallation = () =>
  useQuery({ ...read(readInstallation, {}), staleTime: Number.POSITIVE_INFINITY }).data

/** Asks everything anew after signing in or out: answers belong to whoever asked. */
export function useForgetAnswers(): () => Promise<void> {
  const client = useQueryClient()
  return async () => {
    await forgetKept()
    client.removeQueries({ type: 'inactive' })
    await client.resetQueries()
  }
}
