import { useMutation } from '@tanstack/react-query'
import { forgetKept, signOut } from '../../api/index.ts'

/**
 * Ends the session, forgets what was kept for reading offline, and shows a page anew: nothing of
 * the person stays on the screen or in memory.
 */
export const useSignOut = (to: string) =>
  useMutation({
    mutationFn: async () => {
      await signOut({})
      await forgetKept()
    },
    onSuccess: () => location.assign(to),
  })
