import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Frame {
  functionName: string
  url: string
}

/** Each part of a whole as a share of it, most first. */
export function sharesOf<Key>(parts: ReadonlyMap<Key, number>): Map<Key, number> {
  const whole = [...parts.values()].reduce((sum, one) => sum + one, 0)
  return new Map(
    [...parts].map(([key, one]) => [key, one / whole] as const).sort(([, a], [, b]) => b - a),
  )
}

interface CpuProfile {
  nodes: { id: number; callFrame: Frame; children?: number[] }[]
  samples: number[]
  /** Microseconds before each sample. */
  timeDeltas: number[]
}

// The first that fits the frame nearest to what ran. What Node itself does belongs to whoever asked.
const AREAS: readonly [area: string, where: RegExp][] = [
  ['prices', /modules\/pricing\//],
  ['the rules: locks asked for, decisions', /ordering\/(lane|acceptance|payment-plan|quote-token)/],
  [
    'rows and what they are written as',
    /platform\/(db\/(lanes|list-text|of-region)|ids|events)|InLane|modules\/(ledger|payments|campaigns|stock)\//,
  ],
  ['the driver to PostgreSQL', /platform\/db\/|node_modules\/(postgres|pg|kysely)/],
  ['who calls, and what they may', /modules\/identity\/|platform\/access|better-auth/],
  [
    'HTTP: reading, checking, answering',
    /platform\/|node_modules\/|node:_http|node:internal\/http/,
  ],
  ['other parts of ordering', /modules\//],
]

const OUTSIDE = new Map([
  ['(garbage collector)', 'garbage collection'],
  ['(program)', 'Node outside of JavaScript: sockets, timers'],
])

/**
 * What the busy time of a profiled program went into, each area its share of it, most first.
 * @param folder of .cpuprofile files
 * @param fromSeconds what came before is left out: the start, the warming up
 */
export function areasOf(folder: string, fromSeconds: number): Map<string, number> {
  const [file] = globSync('*.cpuprofile', { cwd: folder })
  if (file === undefined) throw new Error('the program left no profile')
  const profile = JSON.parse(readFileSync(join(folder, file), 'utf8')) as CpuProfile
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]))
  const parents = new Map<number, number>()
  for (const { id, children = [] } of profile.nodes) for (const of of children) parents.set(of, id)
  const kept = new Map<number, string>()
  const areaOf = (id: number): string => {
    const known = kept.get(id)
    if (known !== undefined) return known
    const { functionName, url } = nodes.get(id)!.callFrame
    const own =
      OUTSIDE.get(functionName) ??
      AREAS.find(([, where]) => where.test(`${url}#${functionName}`))?.[0]
    const parent = parents.get(id)
    const area = own ?? (parent === undefined ? 'Node itself' : areaOf(parent))
    kept.set(id, area)
    return area
  }
  const micros = new Map<string, number>()
  let clock = 0
  for (const [at, id] of profile.samples.entries()) {
    const delta = profile.timeDeltas[at]!
    clock += delta
    if (clock < fromSeconds * 1e6 || nodes.get(id)!.callFrame.functionName === '(idle)') continue
    const area = areaOf(id)
    micros.set(area, (micros.get(area) ?? 0) + delta)
  }
  return sharesOf(micros)
}
