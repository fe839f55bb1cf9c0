import { sql } from 'kysely'
import type { Db } from '#platform/db'
import { callSeconds, metrics } from '#platform/metrics'
import type { App } from './instance.ts'

/** What whoever runs Linli asks it: is it alive, may it be sent calls, how does it do. */
export function addOperations(app: App, db: Db): void {
  let isStopping = false
  app.addHook('preClose', async () => {
    isStopping = true
  })
  const hidden = { schema: { hide: true }, config: { rateLimit: false } }

  app.get('/health/live', hidden, async () => ({ status: 'alive' }))
  app.get('/health/ready', hidden, async (_request, reply) => {
    // A balancer must send nothing more before the last calls are answered.
    if (isStopping) return reply.status(503).send({ status: 'stopping' })
    try {
      await sql`select 1`.execute(db)
      return { status: 'ready' }
    } catch {
      return reply.status(503).send({ status: 'database away' })
    }
  })
  app.get('/metrics', hidden, async (_request, reply) =>
    reply.type(metrics.contentType).send(await metrics.metrics()),
  )
}

/** Counts and logs each call by its operation, never by its address: addresses hold people's ids. */
export function observeCalls(app: App): void {
  app.addHook('onResponse', async (request, reply) => {
    const { schema, url } = request.routeOptions
    const operation = (schema as { operationId?: string } | undefined)?.operationId ?? url ?? 'none'
    const status = `${Math.floor(reply.statusCode / 100)}xx`
    callSeconds.observe({ operation, status }, reply.elapsedTime / 1000)
    const line = { operation, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }
    if (reply.statusCode >= 500) request.log.error(line, 'answered')
    else request.log.debug(line, 'answered')
  })
}
