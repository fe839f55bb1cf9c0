import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Installed, installPeer } from './tool-folder.ts'

/** The newest Vendure 3 with what its own starter puts into a production server of one machine. */
export function installVendure(): Installed {
  const manifest = {
    name: 'vendure',
    dependencies: { '@vendure/core': '^3.0.0', pg: '^8.0.0' },
    // What it resolves to otherwise asks for a newer Node than Vendure does, and fails on it.
    overrides: { '@graphql-tools/batch-execute': '10.2.0' },
  }
  const installed = installPeer(manifest, '@vendure/core')
  for (const [file, text] of Object.entries({ 'config.js': CONFIG, ...STARTS })) {
    writeFileSync(join(installed.folder, file), text)
  }
  return installed
}

export const VENDURE_PASSWORD = 'bench-of-linli'

// Buffered index updates and database-backed buffers are what its guide advises for production:
// an order then does not index its goods anew.
const CONFIG = `const {
  DefaultJobQueuePlugin, DefaultLogger, DefaultSchedulerPlugin, DefaultSearchPlugin, LogLevel,
  dummyPaymentHandler,
} = require('@vendure/core')
exports.config = {
  logger: new DefaultLogger({ level: LogLevel.Warn }),
  apiOptions: {
    hostname: '127.0.0.1', port: Number(process.env.PORT), introspection: false,
  },
  authOptions: {
    tokenMethod: ['bearer', 'cookie'],
    cookieOptions: { secret: 'bench-of-linli' },
    superadminCredentials: { identifier: 'superadmin', password: '${VENDURE_PASSWORD}' },
  },
  dbConnectionOptions: {
    type: 'postgres', url: process.env.DATABASE_URL, logging: false,
    synchronize: process.env.MAKE_TABLES === 'yes',
  },
  paymentOptions: { paymentMethodHandlers: [dummyPaymentHandler] },
  plugins: [
    DefaultSchedulerPlugin.init(),
    DefaultJobQueuePlugin.init({ useDatabaseForBuffer: true }),
    DefaultSearchPlugin.init({ bufferUpdates: true, indexStockStatus: true }),
  ],
}
`

const STARTS = {
  'server.js': `require('@vendure/core').bootstrap(require('./config').config)\n`,
  'worker.js': `require('@vendure/core')
  .bootstrapWorker(require('./config').config)
  .then((worker) => worker.startJobQueue())
`,
}
