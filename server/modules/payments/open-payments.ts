import type { FastifyInstance } from 'fastify'
import type { SecretKey } from '#platform/config'
import type { Db } from '#platform/db'
import type { AnyRoute } from '#platform/http'
import type { Sweep, Task } from '#platform/jobs'
import type { PaymentProvider } from './provider.ts'
import { openSandbox } from './providers/sandbox/index.ts'
import { paymentsRoutes } from './routes.ts'
import type { PaymentsSetup } from './setup.ts'
import { paymentsSweeps, paymentsTasks } from './subscriptions.ts'

export interface Payments {
  routes: AnyRoute[]
  sweeps: Sweep[]
  tasks: Task[]
  /** Names of the ways to pay that are offered: wallet, cash and the online providers. */
  methods: ReadonlySet<string>
  /** Mounts what providers of our own show to the world, below /sandbox. */
  mount(app: FastifyInstance): Promise<void>
}

/**
 * Opens the ways to pay. The sandbox takes no real money and so gives goods for nothing: where the
 * database was made for production it is not offered at all.
 * @param settings.boundUrl where this process listens, without a path; null before it does
 */
export function openPayments(settings: {
  db: Db
  secrets: readonly [SecretKey, ...SecretKey[]]
  publicUrl: string
  boundUrl(): string | null
  kind: string
}): Payments {
  const { publicUrl } = settings
  // The sandbox and we are one process: no proxy between is needed, or known.
  const baseUrl = () => settings.boundUrl() ?? publicUrl
  const sandbox =
    settings.kind === 'production' ? null : openSandbox({ ...settings, baseUrl, publicUrl })
  const providers = new Map<string, PaymentProvider>()
  if (sandbox !== null) providers.set(sandbox.provider.name, sandbox.provider)
  const setup: PaymentsSetup = {
    providers,
    publicUrl,
    callbackUrl: (provider) => (provider === 'sandbox' ? baseUrl() : publicUrl),
  }
  return {
    routes: paymentsRoutes(setup),
    sweeps: [...paymentsSweeps, ...(sandbox?.sweeps ?? [])],
    tasks: [...paymentsTasks(setup), ...(sandbox?.tasks ?? [])],
    methods: new Set(['wallet', 'cash', ...providers.keys()]),
    mount: async (app) => sandbox?.mount(app),
  }
}
