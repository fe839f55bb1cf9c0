import type { Config } from '#platform/config'
import { startEmbeddedPostgres } from '#platform/embedded'

export type OpenDatabase = {
  url: string
  /** What the database becomes when it is made: one of our own is there to try things in. */
  kind: 'production' | 'demo'
  /** Stops the embedded server; nothing for a server that is not ours. */
  close(): Promise<void>
}

/** The database that the settings name, started when it is the embedded one. */
export async function openDatabase(config: Config): Promise<OpenDatabase> {
  if (config.databaseUrl !== undefined) {
    return { url: config.databaseUrl, kind: 'production', close: async () => {} }
  }
  const server = await startEmbeddedPostgres({ home: config.home })
  return { url: server.url, kind: 'demo', close: server.stop }
}
