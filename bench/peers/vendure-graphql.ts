import type { Client } from './client.ts'

interface Reply<Data> {
  data: Data
  token: string | undefined
}

/**
 * Sends one GraphQL operation, as whoever holds the token.
 * @throws Error with the errors answered
 */
export async function graphql<Data>(
  client: Client,
  path: '/shop-api' | '/admin-api',
  token: string | undefined,
  query: string,
  variables: object = {},
): Promise<Reply<Data>> {
  const who: Record<string, string> =
    token === undefined ? {} : { authorization: `Bearer ${token}` }
  const asked = { query, variables }
  const { status, body, headers } = await client.send<{ data: Data; errors?: unknown[] }>(
    ...(['POST', path, who, asked] as const),
  )
  if (status !== 200 || body.errors !== undefined) {
    throw new Error(`Vendure: ${status} ${JSON.stringify(body).slice(0, 800)} to ${query}`)
  }
  const given = headers['vendure-auth-token']
  return { data: body.data, token: typeof given === 'string' ? given : token }
}
