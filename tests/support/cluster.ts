import pg from 'pg'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the maintenance database of the server that all tests share. */
    postgresUrl: string
  }
}

export const templateDatabase = 'linli_template'

/** The same server, another database. */
export function withDatabase(url: string, name: string): string {
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}

/** One connection for the time of one piece of work. */
export async function withClient<T>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/**
 * Leaves a statement half said, as a program does whose way goes dead at that moment: the server has
 * begun it and waits for the rest.
 */
export function fallSilent(client: pg.Client): void {
  const { connection } = client as unknown as {
    connection: { parse(statement: object): void; flush(): void }
  }
  connection.parse({ name: '', text: 'select $1::int', types: [] })
  connection.flush()
}
