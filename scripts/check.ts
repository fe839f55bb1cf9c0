import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { project, runProgram, timed } from './steps.ts'

type Check = { name: string; program: string; args: string[] }

const checks: Check[] = [
  ...script('messages', 'scripts/build-web.ts', 'messages'),
  { name: 'types of the server', program: 'tsc', args: ['--noEmit'] },
  { name: 'types of the faces', program: 'tsc', args: ['-p', 'web', '--noEmit'] },
  { name: 'types of the browser tests', program: 'tsc', args: ['-p', 'tests/browser', '--noEmit'] },
  { name: 'form (Biome)', program: 'biome', args: ['ci'] },
  ...script('layout', 'scripts/check-layout.ts'),
  ...script('generated files', 'scripts/generate.ts', '--check'),
  { name: 'unused parts (knip)', program: 'knip', args: ['--no-progress'] },
]

function script(name: string, file: string, ...args: string[]): Check[] {
  if (!existsSync(join(project, file))) return []
  return [{ name, program: 'node', args: [file, ...args] }]
}

/** Runs all checks, also after one failed; answers the names of those that failed. */
export async function runChecks(): Promise<string[]> {
  const failed: string[] = []
  for (const { name, program, args } of checks) {
    const code = await timed(name, () => runProgram(program, args))
    if (code !== 0) failed.push(name)
  }
  return failed
}

if (import.meta.main) {
  const failed = await runChecks()
  if (failed.length > 0) console.error(`\nfailed: ${failed.join(', ')}`)
  process.exitCode = failed.length > 0 ? 1 : 0
}
