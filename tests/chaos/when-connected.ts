import { setTimeout as sleep } from 'node:timers/promises'
import { isDeadConnection } from '#platform/db'

/** What looks on loses its connections as well. */
export async function whenConnected<T>(work: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await work()
    } catch (error) {
      if (!isDeadConnection(error) || tried > 600) throw error
      await sleep(100)
    }
  }
}
