import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { findBuilt, WEB_FOLDER } from '../server/faces/built.ts'

// Fails when a page that people land on loads more script at first than a cheap phone on a slow
// network should have to. What is fetched when something is opened does not count.
const MOST_BYTES = 100_000
const PAGES = {
  'choose a community': 'pages/places/choose-place.tsx',
  today: 'pages/today/today.tsx',
  product: 'pages/goods/product.tsx',
  cart: 'pages/cart/cart.tsx',
}

const bytesOf = (address: string): number => {
  const file = join(WEB_FOLDER, address.replace('/assets/', ''))
  const params = { [constants.BROTLI_PARAM_QUALITY]: 10 }
  return brotliCompressSync(readFileSync(file), { params }).length
}

const built = findBuilt('shop')
if (built === null) {
  console.error('The shop is not built: npm run build')
  process.exit(1)
}
for (const [name, chunk] of Object.entries(PAGES)) {
  const own = built.chunks.get(chunk)
  if (own === undefined) {
    console.error(`${name}: there is no ${chunk}`)
    process.exitCode = 1
    continue
  }
  const scripts = new Set([...built.imports, built.script, ...own.scripts])
  const bytes = [...scripts].map(bytesOf).reduce((sum, one) => sum + one, 0)
  console.log(`${name}: ${(bytes / 1000).toFixed(1)} kB of script at first (brotli)`)
  if (bytes > MOST_BYTES) {
    console.error(`${name}: that is more than ${MOST_BYTES / 1000} kB`)
    process.exitCode = 1
  }
}
