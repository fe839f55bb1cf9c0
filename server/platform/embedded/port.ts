import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'

/** The port to try: the wished one, else the remembered one, else any; a taken one is replaced. */
export async function choosePort(home: string, wished: number | undefined): Promise<number> {
  const first = wished ?? rememberedPort(home)
  return first !== undefined && (await listensOn(first)) !== undefined ? first : await freePort()
}

export async function freePort(): Promise<number> {
  const port = await listensOn(0)
  if (port === undefined) throw new Error('There is no free port on 127.0.0.1.')
  return port
}

export function rememberPort(home: string, port: number): void {
  if (rememberedPort(home) !== port) writeFileSync(join(home, 'pg-port'), `${port}\n`)
}

export function rememberedPort(home: string): number | undefined {
  const file = join(home, 'pg-port')
  const port = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : undefined
}

function listensOn(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.on('error', () => resolve(undefined))
    server.listen({ port, host: '127.0.0.1' }, () => {
      const address = server.address()
      const chosen = typeof address === 'object' ? address?.port : undefined
      server.close(() => resolve(chosen))
    })
  })
}
