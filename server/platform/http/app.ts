import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import fastify, { type FastifyBaseLogger, LogController } from 'fastify'
import { newId } from '#platform/ids'
import { readJsonBodies } from './bodies.ts'
import { tidyDocument } from './document.ts'
import { isInnerCall } from './inner-calls.ts'
import type { App } from './instance.ts'
import { observeCalls } from './operations.ts'
import { refuseUnderPressure } from './pressure.ts'
import { PROBLEM_SCHEMA } from './problem-schema.ts'
import { answerBrokenHttp, answerError, answerNotFound } from './problems.ts'
import { addSecurityHeaders } from './security-headers.ts'
import { buildSerializer } from './serializers.ts'
import { validatorCompiler } from './validators.ts'

export interface AppOptions {
  logger: FastifyBaseLogger | false
  /** Addresses of proxies whose X-Forwarded-For is believed; never a number of hops. */
  trustProxy: string[]
  /** Calls a minute from one address; null for none. */
  callsPerMinute: number | null
  version: string
  /** How late the event loop may be before calls are told 503; null never. */
  latestAnswerMs: number | null
}

/** An app with everything that holds for every route: form, limits, headers, problems, OpenAPI. */
export async function createApp(options: AppOptions): Promise<App> {
  const app = fastify({
    ...(options.logger === false ? { logger: false } : { loggerInstance: options.logger }),
    logController: new LogController({
      disableRequestLogging: true,
      requestIdLogLabel: 'requestId',
    }),
    frameworkErrors: answerError,
    clientErrorHandler: answerBrokenHttp,
    trustProxy: options.trustProxy.length > 0 ? options.trustProxy : false,
    genReqId: () => newId(),
    requestIdHeader: false,
    bodyLimit: 1_048_576,
    requestTimeout: 60_000,
    keepAliveTimeout: 75_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    exposeHeadRoutes: true,
    schemaController: { compilersFactory: { buildSerializer } },
  }) as unknown as App
  app.decorateRequest('work', null)
  app.setValidatorCompiler(validatorCompiler as never)
  app.setErrorHandler(answerError)
  app.setNotFoundHandler(answerNotFound)
  readJsonBodies(app)
  observeCalls(app)

  if (options.latestAnswerMs !== null) await refuseUnderPressure(app, options.latestAnswerMs)
  addSecurityHeaders(app)
  await app.register(cookie)
  await app.register(multipart, { limits: { fileSize: 12_000_000, files: 6, fields: 20 } })
  await app.register(compress, { threshold: 2048, encodings: ['br', 'gzip'] })
  if (options.callsPerMinute !== null) {
    await app.register(rateLimit, {
      max: options.callsPerMinute,
      timeWindow: '1 minute',
      cache: 20_000,
      keyGenerator: (request) => request.ip,
      allowList: (request) => isInnerCall(request),
    })
  }
  app.addSchema(PROBLEM_SCHEMA)
  await app.register(swagger, {
    refResolver: { buildLocalReference: (json) => String(json.$id) },
    transformObject: (generated) =>
      'openapiObject' in generated
        ? tidyDocument(generated.openapiObject)
        : tidyDocument(generated.swaggerObject),
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Linli 邻里',
        version: options.version,
        description: DESCRIPTION,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      components: {
        securitySchemes: {
          session: {
            type: 'http',
            scheme: 'bearer',
            description: 'The token of a session; browsers send it as a cookie instead.',
          },
        },
      },
    },
  })
  return app
}

const DESCRIPTION = [
  'Community e-commerce: windows with offers, orders, payments, and the ledger behind them.',
  'Money is whole minor units (480 is 4.80), weight is whole grams, instants are UTC.',
  'What belongs to a region lives under /api/v1/regions/{region}.',
  'A refusal is a problem document with a stable code. Calls that move goods or money take an',
  'Idempotency-Key: sent again with the same request, it gives the same reply, done once.',
].join(' ')
