import type { Db } from '#platform/db'
import { addJobs, type Sweep, type Task } from '#platform/jobs'
import {
  claimDeliveries,
  findDelivery,
  keepDeliveryError,
  markDelivered,
} from './queries/deliveries.ts'
import { finishDelayedRefunds } from './refunds.ts'
import { type SandboxKeys, signMessage } from './signatures.ts'

const TIMEOUT_MS = 5000
const TASK = 'sandbox-deliver'

/** What comes round by itself at the sandbox: messages that are due, refunds that were delayed. */
export const sandboxSweeps: Sweep[] = [
  {
    name: 'sandbox-notifications',
    everyMs: 1000,
    sweep: async (tx) => {
      const ids = await claimDeliveries(tx, 200)
      await addJobs(
        tx,
        ids.map((id) => ({ task: TASK, payload: { id }, key: `${TASK}:${id}`, maxAttempts: 1 })),
      )
      return ids.length
    },
  },
  { name: 'sandbox-refunds', everyMs: 5000, sweep: finishDelayedRefunds },
]

/** Sends the messages of the sandbox to its merchants, signed anew at each try. */
export const sandboxTasks = (keys: SandboxKeys): Task[] => [
  {
    name: TASK,
    work: async ({ id }, db) => {
      const message = await findDelivery(db, String(id))
      if (message !== null) await deliver(db, keys, { id: String(id), ...message })
    },
  },
]

async function deliver(
  db: Db,
  keys: SandboxKeys,
  message: { id: string; url: string; body: string },
): Promise<void> {
  try {
    const response = await fetch(message.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...signMessage(keys, 'notification', message.body),
      },
      body: message.body,
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    await response.body?.cancel()
    if (response.ok) await markDelivered(db, message.id)
    else await keepDeliveryError(db, message.id, `answered ${response.status}`)
  } catch (error) {
    await keepDeliveryError(db, message.id, String(error))
  }
}
