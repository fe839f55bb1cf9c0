import { failureOf, Unreachable } from './problem.ts'
import { currentTransport } from './transport.ts'

export interface CallOptions {
  signal?: AbortSignal
  /** The Idempotency-Key: the same for every try of the same intent. */
  key?: string
  /** The call outlives its page: it arrives also when the reader goes elsewhere at once. */
  isKept?: boolean
}

type Given = Record<string, string | number | boolean | undefined>

/** One operation of the API, as a function from its parameters (and body) to its reply. */
export interface Operation<Params, Body, Reply> {
  (
    params: Params,
    ...rest: Body extends undefined ? [CallOptions?] : [Body, CallOptions?]
  ): Promise<Reply>
  /** The operation's name, as in the OpenAPI description: the head of its query keys. */
  operationName: string
  takesKey: boolean
  hasBody: boolean
  /** Where it is asked, with the parameters filled in: for links that download. */
  href(params: Params): string
}

type Traits = '' | 'body' | 'key' | 'body key'

/**
 * Declares an operation. Parameters named in the path go there, the others to the query.
 * @throws Refused where the server says no, Unreachable where it cannot be asked
 */
export function operation<Params extends Given, Body, Reply>(
  operationName: string,
  method: string,
  path: string,
  traits: Traits = '',
): Operation<Params, Body, Reply> {
  const hasBody = traits.startsWith('body')
  const href = (params: Params) => filled(path, params)
  const call = (params: Params, ...rest: unknown[]) => {
    const [body, options = {}] = (hasBody ? rest : [undefined, ...rest]) as [Body, CallOptions?]
    return send<Reply>(method, href(params), body, options)
  }
  const takesKey = traits.endsWith('key')
  return Object.assign(call, { operationName, takesKey, hasBody, href }) as unknown as Operation<
    Params,
    Body,
    Reply
  >
}

function filled(path: string, params: Given): string {
  const left = new Map(Object.entries(params).filter(([, value]) => value !== undefined))
  const at = path.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const value = left.get(name)
    left.delete(name)
    return encodeURIComponent(String(value))
  })
  const query = new URLSearchParams([...left].map(([name, value]) => [name, String(value)]))
  return query.size === 0 ? at : `${at}?${query}`
}

export async function send<Reply>(
  method: string,
  href: string,
  body: unknown,
  { signal, key, isKept = false }: CallOptions,
): Promise<Reply> {
  const isForm = body instanceof FormData
  const headers: Record<string, string> = {}
  if (body !== undefined && !isForm) headers['content-type'] = 'application/json'
  if (key !== undefined) headers['idempotency-key'] = key
  const sent = body === undefined ? undefined : isForm ? body : JSON.stringify(body)
  let response: Response
  try {
    response = await currentTransport()(href, {
      method,
      headers,
      body: sent ?? null,
      signal: signal ?? null,
      keepalive: isKept,
    })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new Unreachable(error)
  }
  if (!response.ok) throw await failureOf(response)
  if (response.status === 204) return undefined as Reply
  const kind = response.headers.get('content-type') ?? ''
  // No operation answers with a page.
  if (kind.startsWith('text/html')) throw new Unreachable(response.status)
  return (kind.includes('json') ? await response.json() : await response.blob()) as Reply
}
