import { startWorker } from '../offline/worker.ts'

// The other faces, the API and the sandbox's pay page are not the shop's.
const OTHERS = /^\/(api|work|console|demo|sandbox|assets)(\/|$)/

const WINDOWS = /^(\/api\/v1\/regions)(\/[^/]+\/communities\/[^/]+)\/windows$/

/** Beside what is on sale: under which categories, where, and in which region. */
function besides(path: string): readonly string[] {
  const [, regions, community] = WINDOWS.exec(path) ?? []
  if (regions === undefined) return []
  return [`${regions}${community}/categories`, `${regions}${community}`, regions]
}

startWorker({
  name: 'shop',
  shell: '/offline',
  isOwn: (path) => !OTHERS.test(path),
  keepsPages: true,
  besides,
})
