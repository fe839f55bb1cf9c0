import {
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { buildWorker, drawIcons } from './build-installable.ts'
import { keepRenderings } from './build-renderings.ts'
import { splitMessages } from './split-messages.ts'
import { project } from './steps.ts'
import { COMPILED, hashOf, inputHash, OUT, STAMP } from './web-stamp.ts'

// Makes dist/web from web/: the messages, the three faces, the shop's server bundle. Built again
// only when what goes in has changed.
export const FACES = ['shop', 'work', 'console'] as const
type Face = (typeof FACES)[number]

/** Compiles the messages into functions, one a message, that the faces import; only when changed. */
export async function compileMessages(): Promise<void> {
  const stamp = join(COMPILED, 'made-from')
  const from = hashOf(['web/i18n/messages/**/*', 'web/i18n/project.inlang/settings.json'])
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === from) return
  const { compile } = await import('@inlang/paraglide-js')
  // Made beside and then put in place, so that whoever reads meanwhile finds it whole.
  const fresh = `${COMPILED}-${process.pid}`
  await compile({
    project: join(project, 'web/i18n/project.inlang'),
    outdir: fresh,
    strategy: ['globalVariable', 'baseLocale'],
    disableAsyncLocalStorage: true,
    emitGitIgnore: false,
    emitPrettierIgnore: false,
  })
  writeFileSync(join(fresh, 'made-from'), from)
  putInPlace(fresh, COMPILED)
}

/**
 * Builds what is asked for. Everything, when nothing is named: beside what is there, put in place
 * whole and stamped, so that a server that runs meanwhile never finds half of it.
 */
export async function buildWeb(wanted: readonly string[] = []): Promise<void> {
  if (wanted.length > 0) {
    rmSync(join(OUT, STAMP), { force: true })
    await buildInto(OUT, wanted)
    return
  }
  const from = inputHash()
  const fresh = `${OUT}-${process.pid}`
  try {
    await buildInto(fresh, FACES)
    writeFileSync(join(fresh, STAMP), from)
    putInPlace(fresh, OUT)
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}

async function buildInto(out: string, faces: readonly string[]): Promise<void> {
  mkdirSync(out, { recursive: true })
  await compileMessages()
  for (const face of FACES) {
    if (!faces.includes(face)) continue
    await buildFace(face, out)
    if (face === 'shop') await buildShopServer(out)
    if (face !== 'console') await buildWorker(face, out)
    compressAll(join(out, face))
  }
  await drawIcons(out)
  keepRenderings(out)
}

function putInPlace(fresh: string, place: string): void {
  const before = `${place}-before-${process.pid}`
  for (let tries = 5; ; tries -= 1) {
    try {
      if (existsSync(place)) renameSync(place, before)
      renameSync(fresh, place)
      return
    } catch (error) {
      // Somebody else who built at the same time was there first.
      if (tries === 0) throw error
    } finally {
      rmSync(before, { recursive: true, force: true })
    }
  }
}

async function tools() {
  const [{ build }, { default: react }] = await Promise.all([
    import('vite'),
    import('@vitejs/plugin-react'),
  ])
  return { build, react }
}

async function buildFace(face: Face, out: string): Promise<void> {
  const { build, react } = await tools()
  const isShop = face === 'shop'
  const lean = isShop ? await leanShop() : { plugins: [], output: {} }
  await build({
    root: join(project, 'web', face),
    base: `/assets/${face}/`,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [splitMessages(), ...lean.plugins, react()],
    build: {
      outDir: join(out, face),
      emptyOutDir: true,
      manifest: true,
      target: 'es2022',
      modulePreload: { polyfill: false },
      // All of the shop's styles are less than what asking for them page by page costs a phone.
      cssCodeSplit: !isShop,
      // Nothing is put into the page as data: the policy knows no such scripts or styles.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 2000,
      rolldownOptions: { input: join(project, 'web', face, 'main.tsx'), output: lean.output },
    },
  })
}

/** The shop alone is opened by cheap phones on slow networks; the desks load once in the morning. */
async function leanShop() {
  const [{ splitIcons }, { splitOperations }] = await Promise.all([
    import('./split-icons.ts'),
    import('./split-operations.ts'),
  ])
  // What every page loads is one file: it compresses better than in parts.
  const first = { name: 'first', tags: ['$initial' as const] }
  return {
    plugins: [splitOperations(), splitIcons()],
    output: { codeSplitting: { groups: [first] } },
  }
}

async function buildShopServer(out: string): Promise<void> {
  const { build, react } = await tools()
  await build({
    root: join(project, 'web/shop'),
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [react()],
    ssr: { noExternal: true },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: join(out, 'shop-server'),
      emptyOutDir: true,
      target: 'node26',
      ssr: join(project, 'web/shop/server.tsx'),
      rolldownOptions: { output: { entryFileNames: '[name].js' } },
    },
  })
  writeFileSync(join(out, 'shop-server/package.json'), '{ "type": "module" }\n')
}

/** Keeps each text file also as brotli and gzip, so that none is compressed while it is asked for. */
function compressAll(folder: string): void {
  for (const name of globSync('**/*.{js,css,svg,json,wasm}', { cwd: folder })) {
    const bytes = readFileSync(join(folder, name))
    if (bytes.length < 1024) continue
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes, quality))
    writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }))
  }
}

if (import.meta.main) {
  const wanted = process.argv.slice(2)
  const begun = performance.now()
  if (wanted.includes('messages')) await compileMessages()
  else await buildWeb(wanted)
  console.log(`built in ${((performance.now() - begun) / 1000).toFixed(1)} s: ${OUT}`)
}
