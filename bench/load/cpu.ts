import { readdirSync, readFileSync } from 'node:fs'

const TICKS_A_SECOND = 100

/**
 * CPU time in seconds that a process and all below it have used so far, those that ended included;
 * null where the system does not say. Linux only (/proc, proc(5)).
 */
export function cpuSecondsOf(pid: number): number | null {
  try {
    const parents = new Map<number, number[]>()
    const ticks = new Map<number, number>()
    for (const name of readdirSync('/proc')) {
      const stat = /^\d+$/.test(name) ? readStat(Number(name)) : null
      if (stat === null) continue
      ticks.set(Number(name), stat.ticks)
      const siblings = parents.get(stat.parent)
      if (siblings === undefined) parents.set(stat.parent, [Number(name)])
      else siblings.push(Number(name))
    }
    const sum = (at: number): number =>
      (ticks.get(at) ?? 0) + (parents.get(at) ?? []).reduce((total, one) => total + sum(one), 0)
    return sum(pid) / TICKS_A_SECOND
  } catch {
    return null
  }
}

function readStat(pid: number): { parent: number; ticks: number } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in brackets may hold anything, so what follows it is read.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const [user, system, childUser, childSystem] = fields.slice(11, 15).map(Number)
    return { parent: Number(fields[1]), ticks: user! + system! + childUser! + childSystem! }
  } catch {
    return null
  }
}

/** Resident memory of a process in bytes; null where the system does not say. */
export function memoryOf(pid: number): number | null {
  try {
    const found = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    return found ? Number(found[1]) * 1024 : null
  } catch {
    return null
  }
}
