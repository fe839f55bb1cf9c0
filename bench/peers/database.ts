import pg from 'pg'

/** A database of one of those compared, on the server of all. */
export interface PeerDatabase {
  url: string
  count(sql: string): Promise<number>
  /** The second column by the first. */
  pairs(sql: string): Promise<Map<string, string>>
}

/** Makes an empty database beside the one of this address. */
export async function makeDatabase(serverUrl: string, name: string): Promise<PeerDatabase> {
  await query(serverUrl, `create database ${name}`)
  const address = new URL(serverUrl)
  address.pathname = `/${name}`
  return databaseAt(address.href)
}

export function databaseAt(url: string): PeerDatabase {
  return {
    url,
    count: async (sql) => Number((await query(url, sql))[0]![0]),
    pairs: async (sql) =>
      new Map((await query(url, sql)).map(([key, value]) => [String(key), String(value)])),
  }
}

async function query(url: string, text: string): Promise<unknown[][]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query({ text, rowMode: 'array' })).rows
  } finally {
    await client.end()
  }
}
