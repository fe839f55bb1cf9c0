import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Installed, installPeer } from './tool-folder.ts'

/** The newest Medusa 2 as its own starter sets it up, without the dashboard. */
export function installMedusa(): Installed {
  const manifest = {
    name: 'medusa',
    dependencies: {
      '@medusajs/medusa': '^2.0.0',
      '@medusajs/framework': '^2.0.0',
      '@medusajs/cli': '^2.0.0',
    },
  }
  const installed = installPeer(manifest, '@medusajs/medusa')
  for (const [file, text] of Object.entries(FILES)) {
    const path = join(installed.folder, file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  return installed
}

// Its modules in memory are its defaults for one process; the ones it advises for several keep the
// same in Redis, one hop further away. The search index is declared as its guide for it has it.
const FILES = {
  'medusa-config.js': `const { defineConfig } = require('@medusajs/framework/utils')
const http = { storeCors: '*', adminCors: '*', authCors: '*' }
module.exports = defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    databaseDriverOptions: { ssl: false, pool: { min: 2, max: 20 } },
    http: { ...http, jwtSecret: 'bench-of-linli', cookieSecret: 'bench-of-linli' },
  },
  admin: { disable: true },
})
`,
  'src/search/product.js': `const {
  defineSearchIndex, graphConsume, graphSeed, search,
} = require('@medusajs/framework/utils')
const fields = ['id', 'title', 'handle', 'status', 'variants.sku', 'sales_channels.id']
const transform = (products) => products.map((product) => ({
  id: product.id, title: product.title, handle: product.handle, status: product.status,
  sku: product.variants.map((one) => one.sku),
  sales_channel_ids: product.sales_channels.map((one) => one.id),
}))
module.exports = defineSearchIndex({
  name: 'product',
  entity: 'product',
  fields: search.define({
    id: search.keyword().filterable(),
    title: search.text().searchable(),
    handle: search.keyword(),
    status: search.keyword().filterable(),
    sku: search.keyword().array(),
    sales_channel_ids: search.keyword().array().filterable(),
  }),
  events: ['product.created', 'product.updated', 'product.deleted'],
  consume: graphConsume({ fields, transform }),
  seed: graphSeed({ fields, transform }),
})
`,
  'src/api/middlewares.js': `const { configureStoreSearch, defineMiddlewares } = require('@medusajs/framework/http')
exports.default = defineMiddlewares({
  routes: [{
    matcher: '/store/search',
    middlewares: [configureStoreSearch({ allowed_indexes: { product: true } })],
  }],
})
`,
}
