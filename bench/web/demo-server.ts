import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const MAIN = resolve(import.meta.dirname, '../../bin/program.js')
const START_TIMEOUT_MS = 300_000

export interface DemoServer {
  address: string
  stop(): Promise<void>
}

/** The program as `npm start` runs it, with a demo of its own that goes when it stops. */
export async function startDemo(port: number): Promise<DemoServer> {
  const home = mkdtempSync(join(tmpdir(), 'linli-web-'))
  chmodSync(home, 0o711)
  const env = { ...process.env, LINLI_HOME: home, PORT: String(port), HOST: '127.0.0.1' }
  const child = spawn(process.execPath, [MAIN, 'start'], {
    env: { ...env, PUBLIC_URL: `http://127.0.0.1:${port}`, RATE_LIMIT: 'off' },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const stop = async () => {
    if (child.exitCode === null) {
      child.kill('SIGINT')
      await once(child, 'exit')
    }
    rmSync(home, { recursive: true, force: true })
  }
  const deadline = performance.now() + START_TIMEOUT_MS
  while (performance.now() < deadline && child.exitCode === null) {
    const found = /Linli is at (\S+)/.exec(said)
    if (found) return { address: found[1]!, stop }
    await sleep(200)
  }
  await stop()
  throw new Error(`The demo did not start:\n${said.slice(-2000)}`)
}
