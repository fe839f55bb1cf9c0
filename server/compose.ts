import type { FastifyRequest } from 'fastify'
import {
  aftersalesRoutes,
  aftersalesSubscriptions,
  aftersalesSweeps,
  aftersalesTasks,
} from '#aftersales'
import { campaignsRoutes, campaignsSubscriptions, campaignsSweeps } from '#campaigns'
import { catalogRoutes } from '#catalog'
import { deliveryRoutes, deliverySubscriptions, deliverySweeps } from '#delivery'
import {
  fulfilmentRoutes,
  fulfilmentSubscriptions,
  fulfilmentSweeps,
  fulfilmentTasks,
} from '#fulfilment'
import { handoverRoutes, handoverSubscriptions, handoverSweeps } from '#handover'
import { createSignIn, identityRoutes, identitySweeps, listPeople, type SignIn } from '#identity'
import { insightRoutes, type LocatedEvent, locateEvents } from '#insight'
import { leadersRoutes, leadersSubscriptions, leadersSweeps } from '#leaders'
import { ledgerRoutes, ledgerTasks } from '#ledger'
import { mediaRoutes, mediaSubscriptions, mediaTasks } from '#media'
import { notifyRoutes, notifySubscriptions, notifySweeps, notifyTasks } from '#notify'
import {
  Homes,
  LANE_OPTIONS,
  Lanes,
  type OrderingDeps,
  orderingRoutes,
  orderingSubscriptions,
  orderingSweeps,
  orderingTasks,
  PriceBooks,
} from '#ordering'
import { openPayments, type Payments, paymentsSubscriptions } from '#payments'
import { placesRoutes } from '#places'
import { databaseKind } from '#platform/clock'
import type { Config } from '#platform/config'
import { createDatabase, type Database, isOnCitus, openLanes } from '#platform/db'
import { type Subscriptions, subscribe } from '#platform/events'
import { createFiles, type Files } from '#platform/files'
import {
  type AnyRoute,
  type App,
  addOperations,
  addRoutes,
  createApp,
  KeptAnswers,
  type RouteRecord,
} from '#platform/http'
import { retentionTask, type Sweep, type Task } from '#platform/jobs'
import { LIVE_OPTIONS, LiveHub } from '#platform/live'
import type { Logger } from '#platform/log'
import { settingsRoutes } from '#platform/settings'
import { printsRoutes } from '#prints'
import { procurementRoutes, procurementSubscriptions, procurementSweeps } from '#procurement'
import { residentsRoutes, residentsSubscriptions, residentsSweeps } from '#residents'
import {
  nameOwners,
  settlementRoutes,
  settlementSubscriptions,
  settlementSweeps,
} from '#settlement'
import { stockRoutes, stockSubscriptions } from '#stock'
import { supervisionRoutes, supervisionSubscriptions } from '#supervision'
import { suppliersRoutes, suppliersSubscriptions } from '#suppliers'
import { addAssets } from './faces/assets.ts'
import { addDesks } from './faces/desks.ts'
import { addInstallable } from './faces/install.ts'
import { type DemoPerson, installationRoutes, type Site } from './faces/installation.ts'
import { addShop } from './faces/shop.ts'
import { addDocs } from './pages/docs.ts'
import { addLanding } from './pages/landing.ts'
import { RETENTIONS } from './retentions.ts'

/** The demo's own people, where the database is a demo. */
async function listDemoPeople(kind: string): Promise<readonly DemoPerson[]> {
  if (kind !== 'demo') return []
  const { demoPeople } = await import('../demo/people.ts')
  return demoPeople()
}

/** What a module brings to the program beside its face. */
export interface Parts {
  routes: AnyRoute[]
  subscriptions: Subscriptions[]
  sweeps: Sweep[]
  tasks: Task[]
}

export interface Composed extends Parts {
  app: App
  database: Database
  records: RouteRecord[]
  close(): Promise<void>
}

const VERSION = '0.1.0'
const CALLS_PER_MINUTE = 1200

/** Puts the program together on a migrated database, without listening and without workers. */
export async function compose(
  config: Config,
  databaseUrl: string,
  logger: Logger | false,
): Promise<Composed> {
  const onLost = (error: Error) => {
    if (logger) logger.warn({ err: error }, 'a database connection was lost')
  }
  const { databasePool, laneConnections, laneQueue, statementMs } = config
  const database = createDatabase(databaseUrl, databasePool, onLost, statementMs)
  const kind = await databaseKind(database.db)
  const app = await createApp({
    logger,
    trustProxy: config.trustProxy,
    callsPerMinute: config.rateLimit ? CALLS_PER_MINUTE : null,
    version: VERSION,
    // Tests share their machine with other work, and would be refused for it.
    latestAnswerMs: kind === 'test' ? null : 3000,
  })
  const isDistributed = await isOnCitus(database.db)
  const laneSql = openLanes(databaseUrl, laneConnections, statementMs, isDistributed)
  const books = new PriceBooks(database.db)
  const lanes = new Lanes(laneSql, books, {
    ...LANE_OPTIONS,
    connections: laneConnections,
    queueLength: laneQueue,
  })
  const signIn = createSignIn({ config, database, kind, logger })
  const payments = openPayments({
    db: database.db,
    secrets: config.secrets,
    publicUrl: config.publicUrl,
    boundUrl: () => boundUrl(app),
    kind,
  })
  const demoPeople = await listDemoPeople(kind)
  const hub = new LiveHub<LocatedEvent>(database.db, locateEvents, LIVE_OPTIONS, (error) => {
    if (logger) logger.warn({ err: error }, 'looking for what happened failed')
  })
  // Streams stay open by nature: stopping ends them, or it would wait for them.
  app.addHook('preClose', async () => hub.close())
  const parts = collectParts({
    signIn,
    files: createFiles(config.files),
    config,
    logger,
    ordering: { lanes, books, homes: new Homes(), methods: payments.methods },
    payments,
    site: { kind, version: VERSION, demoPeople, mapTiles: config.mapTiles },
    hub,
  })
  for (const subscriptions of parts.subscriptions) subscribe(subscriptions)
  await app.register(async (doors) => signIn.mount(doors))
  await app.register(async (doors) => payments.mount(doors))
  let records: RouteRecord[] = []
  await app.register(
    async (api) => {
      records = addRoutes(
        api,
        {
          db: database.db,
          authenticate: (request: FastifyRequest, mayBeKept: boolean) =>
            signIn.authenticate(request, mayBeKept),
          answers: new KeptAnswers(config.keepAnswersMs),
        },
        parts.routes,
      )
    },
    { prefix: '/api/v1' },
  )
  addOperations(app, database.db)
  await addDocs(app)
  addLanding(app, database.db, { kind, version: VERSION, demoPeople })
  await addAssets(app)
  addInstallable(app)
  addDesks(app, config.mapTiles)
  addShop(app, { db: database.db, kind, publicUrl: () => config.publicUrl })
  await app.ready()
  return {
    ...parts,
    app,
    database,
    records,
    close: async () => {
      await app.close()
      await laneSql.end({ timeout: 10 })
      await database.close()
    },
  }
}

/** Where this very process listens; null before it does. */
function boundUrl(app: App): string | null {
  const bound = app.server.address()
  if (bound === null || typeof bound === 'string') return null
  const host = ['0.0.0.0', '::'].includes(bound.address) ? '127.0.0.1' : bound.address
  return `http://${host.includes(':') ? `[${host}]` : host}:${bound.port}`
}

interface Means {
  signIn: SignIn
  files: Files
  config: Config
  logger: Logger | false
  ordering: OrderingDeps
  payments: Payments
  site: Site
  hub: LiveHub<LocatedEvent>
}

function collectParts(means: Means): Parts {
  const { signIn, files, config, logger, ordering, payments, site, hub } = means
  return {
    routes: [
      ...installationRoutes(site),
      ...identityRoutes(signIn.demoSms),
      ...settingsRoutes(listPeople),
      ...notifyRoutes(),
      ...placesRoutes(),
      ...mediaRoutes(files),
      ...printsRoutes(),
      ...catalogRoutes(),
      ...stockRoutes(),
      ...campaignsRoutes(),
      ...suppliersRoutes(),
      ...residentsRoutes(),
      ...leadersRoutes(),
      ...ledgerRoutes(nameOwners),
      ...payments.routes,
      ...orderingRoutes(ordering),
      ...handoverRoutes(config),
      ...procurementRoutes(),
      ...fulfilmentRoutes(),
      ...deliveryRoutes(),
      ...aftersalesRoutes(),
      ...settlementRoutes(config),
      ...supervisionRoutes(),
      ...insightRoutes({ hub, authenticate: (request) => signIn.authenticate(request) }),
    ],
    subscriptions: [
      notifySubscriptions,
      mediaSubscriptions,
      residentsSubscriptions,
      leadersSubscriptions,
      campaignsSubscriptions,
      paymentsSubscriptions,
      orderingSubscriptions,
      suppliersSubscriptions,
      procurementSubscriptions,
      stockSubscriptions,
      fulfilmentSubscriptions,
      deliverySubscriptions,
      aftersalesSubscriptions,
      settlementSubscriptions,
      supervisionSubscriptions,
      handoverSubscriptions,
    ],
    sweeps: [
      ...identitySweeps(),
      ...campaignsSweeps(),
      ...notifySweeps(),
      ...residentsSweeps(),
      ...leadersSweeps(),
      ...payments.sweeps,
      ...orderingSweeps,
      ...procurementSweeps(),
      ...fulfilmentSweeps,
      ...deliverySweeps,
      ...aftersalesSweeps,
      ...settlementSweeps(config),
      ...handoverSweeps,
    ],
    tasks: [
      ...notifyTasks(config, logger),
      ...mediaTasks(files),
      ...payments.tasks,
      ...orderingTasks,
      ...fulfilmentTasks,
      ...aftersalesTasks,
      ...ledgerTasks,
      retentionTask(RETENTIONS),
    ],
  }
}
