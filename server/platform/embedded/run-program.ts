import { spawn } from 'node:child_process'
import type { DatabaseUser } from './user.ts'

/** The environment of PostgreSQL's programs: the same wherever they are started from. */
export function programEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'SystemRoot', 'TEMP', 'TMP'].flatMap((name) =>
    process.env[name] === undefined ? [] : [[name, process.env[name]]],
  )
  // With LC_ALL set, messages are English and macOS does not start threads to find a locale.
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' }
}

/** Runs a program to its end as the database's user. */
export function runProgram(
  program: string,
  args: string[],
  { user, folder }: { user: DatabaseUser; folder: string },
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...user.ids,
      cwd: folder,
      env: programEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, or Ctrl-C in the terminal would end it half-way.
      detached: true,
      windowsHide: true,
    })
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk) => chunks.push(chunk))
    child.stderr.on('data', (chunk) => chunks.push(chunk))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output: Buffer.concat(chunks).toString() }))
  })
}
