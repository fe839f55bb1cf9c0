import { timed } from '../../scripts/steps.ts'
import { buildFaces } from '../../server/cli/build-faces.ts'
import { inFreshHome } from '../home.ts'
import { installLinli } from '../peers/install-linli.ts'
import { buildPages } from './build-pages.ts'
import { measureMemory } from './measure-memory.ts'
import { measureStarts } from './measure-starts.ts'

// How long until the program answers, what it holds, and what its install takes. The figures of the
// install are kept until the lock file changes. `npm run bench:start`
const LATER_STARTS = 5

await buildFaces()
const install = await timed('Installing for production', async () => installLinli())
const pages = await timed('Building the pages', buildPages)
const plain = await timed('Starting without the demo', () =>
  inFreshHome((home) => measureStarts(home, { isDemo: false, laterStarts: LATER_STARTS })),
)
const demo = await timed('Starting with the demo', () =>
  inFreshHome((home) => measureStarts(home, { isDemo: true, laterStarts: LATER_STARTS })),
)
const memory = await timed('Looking at its memory', () => inFreshHome(measureMemory))

const median = (all: readonly number[]) => all.toSorted((a, b) => a - b)[all.length >> 1]!
const seconds = (ms: number) => Math.round(ms / 10) / 100
const firsts = [seconds(plain.firstMs), seconds(demo.firstMs)]
const laters = [seconds(median(plain.laterMs)), seconds(median(demo.laterMs))]
const onDisk = install.mebibytes + pages.mebibytes
console.table([
  { what: 'first start, database made, to its first answer', figure: `${firsts[0]} s` },
  { what: 'first start with the demo', figure: `${firsts[1]} s` },
  { what: `start on what is there, median of ${LATER_STARTS}`, figure: `${laters[0]} s` },
  { what: `start on the demo, median of ${LATER_STARTS}`, figure: `${laters[1]} s` },
  { what: 'memory 30 s after the start', figure: `${memory.idle} MiB` },
  { what: `memory after ${memory.orders} orders`, figure: `${memory.afterOrders} MiB` },
  { what: 'production install, nothing cached', figure: `${install.seconds} s` },
  { what: 'building the pages, once', figure: `${pages.seconds} s` },
  { what: 'the install on disk, of it the pages', figure: `${onDisk} MiB, ${pages.mebibytes} MiB` },
])
console.log(
  JSON.stringify({
    bench: 'start',
    ...{ firstSeconds: firsts[0], firstDemoSeconds: firsts[1] },
    ...{ laterSeconds: laters[0], laterDemoSeconds: laters[1] },
    ...{ idleMebibytes: memory.idle, afterOrdersMebibytes: memory.afterOrders },
    ...{ installSeconds: install.seconds, pagesSeconds: pages.seconds, installMebibytes: onDisk },
  }),
)
