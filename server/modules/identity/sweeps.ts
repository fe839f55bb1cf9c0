import type { Sweep } from '#platform/jobs'
import { deleteExpired } from './queries/sessions.ts'

/** Deletes sessions, codes and counted tries that have run out. */
export function identitySweeps(): Sweep[] {
  return [
    {
      name: 'identity.forget-expired',
      everyMs: 300_000,
      sweep: (tx) => deleteExpired(tx, 1000),
    },
  ]
}
