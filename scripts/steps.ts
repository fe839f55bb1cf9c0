import { spawn } from 'node:child_process'
import { delimiter, join, resolve } from 'node:path'

export const project = resolve(import.meta.dirname, '..')

const binFolder = join(project, 'node_modules/.bin')

/** Runs a program of node_modules/.bin, or `node`, in the project folder; answers its exit code. */
export function runProgram(
  program: string,
  args: string[],
  env: NodeJS.ProcessEnv = {},
): Promise<number> {
  return new Promise((done) => {
    const child = spawn(join(binFolder, program), args, {
      cwd: project,
      // The programs look up "node": it has to be the pinned one, whoever started us.
      env: { ...process.env, PATH: [binFolder, process.env.PATH].join(delimiter), ...env },
      stdio: 'inherit',
      shell: process.platform === 'win32',
    })
    child.on('error', (error) => {
      console.error(error.message)
      done(1)
    })
    child.on('exit', (code) => done(code ?? 1))
  })
}

/** Runs a step under its name and prints how long it took. */
export async function timed<T>(name: string, step: () => Promise<T>): Promise<T> {
  console.log(`\n${name}`)
  const begun = performance.now()
  try {
    return await step()
  } finally {
    console.log(`${name}: ${((performance.now() - begun) / 1000).toFixed(1)} s`)
  }
}
