import { spawnSync } from 'node:child_process'
import { readFileSync, readlinkSync, realpathSync } from 'node:fs'

/**
 * What tells a process from a later one with the same pid; undefined when there is none.
 * On Linux its start in clock ticks and the boot, elsewhere the start as `ps` prints it.
 */
export function startMarkOf(pid: number): string | undefined {
  if (process.platform === 'linux') return linuxStartMark(pid)
  if (process.platform === 'win32') return exists(pid) ? 'alive' : undefined
  return psField(pid, 'lstart')
}

/** Is this the pid of a PostgreSQL server on this data folder? */
export function isServerOf(pid: number, dataFolder: string): boolean {
  if (process.platform === 'win32') return exists(pid)
  if (process.platform !== 'linux') return psField(pid, 'command')?.includes(dataFolder) ?? false
  try {
    // The server makes its data folder the working one.
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(dataFolder)
  } catch {
    return false
  }
}

function linuxStartMark(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the program's name and may hold blanks and parentheses itself.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [state] = fields
    if (state === 'Z' || state === 'X') return undefined
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fields[19]}`
  } catch {
    return undefined
  }
}

function psField(pid: number, field: string): string | undefined {
  const { stdout } = spawnSync('ps', ['-o', `${field}=`, '-p', String(pid)], { encoding: 'utf8' })
  return stdout?.trim() || undefined
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
