import type { FastifyInstance } from 'fastify'
import type { SecretKey } from '#platform/config'
import type { Db } from '#platform/db'
import type { Sweep, Task } from '#platform/jobs'
import type { PaymentProvider } from '../../provider.ts'
import { sandboxSweeps, sandboxTasks } from './deliver.ts'
import { sandboxProvider } from './provider.ts'
import { sandboxRoutes } from './routes.ts'
import { sandboxKeys } from './signatures.ts'

export interface Sandbox {
  /** The sandbox as a provider: it speaks HTTP to baseUrl. */
  provider: PaymentProvider
  /** Mounts the sandbox's own doors below /sandbox. */
  mount(app: FastifyInstance): Promise<void>
  sweeps: Sweep[]
  tasks: Task[]
}

const MERCHANT = 'linli'

/** Both sides of the sandbox: its house, with books of its own, and the way to speak to it. */
export function openSandbox(settings: {
  db: Db
  secrets: readonly [SecretKey, ...SecretKey[]]
  publicUrl: string
  baseUrl(): string
}): Sandbox {
  const merchantKeys = sandboxKeys(settings.secrets, 'merchant')
  const itsKeys = sandboxKeys(settings.secrets, 'sandbox')
  return {
    provider: sandboxProvider({
      baseUrl: settings.baseUrl,
      merchant: MERCHANT,
      ourKeys: merchantKeys,
      itsKeys,
    }),
    mount: (app) =>
      sandboxRoutes(app, {
        db: settings.db,
        merchant: MERCHANT,
        merchantKeys,
        publicUrl: settings.publicUrl,
      }),
    sweeps: sandboxSweeps,
    tasks: sandboxTasks(itsKeys),
  }
}
