import type { App } from '#platform/http'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** What most calls answer with: the thing that was made. */
export interface Made {
  id: string
  version: number
}

/** Calls the API as one of the demo's people. */
export interface DemoApi {
  /**
   * @param who the name or the role under which `know` was told them; null for nobody
   * @param path below /api/v1
   * @throws when it is refused: what the demo does is all allowed
   */
  call<Answer = Made>(
    who: string | null,
    method: Method,
    path: string,
    body?: object,
  ): Promise<Answer>
  know(who: string, person: { personId: string; token: string }): void
  idOf(who: string): string
}

export function openApi(app: App): DemoApi {
  const known = new Map<string, { personId: string; token: string }>()
  let calls = 0
  const get = (who: string) => {
    const person = known.get(who)
    if (person === undefined) throw new Error(`the demo knows nobody called ${who}`)
    return person
  }
  return {
    know: (who, person) => void known.set(who, person),
    idOf: (who) => get(who).personId,
    call: async <Answer>(who: string | null, method: Method, path: string, body?: object) => {
      calls += 1
      const response = await app.inject({
        method,
        url: `/api/v1${path}`,
        headers: {
          'idempotency-key': `demo-${String(calls).padStart(6, '0')}`,
          ...(who === null ? {} : { authorization: `Bearer ${get(who).token}` }),
        },
        ...(body === undefined ? {} : { payload: body }),
      })
      if (response.statusCode >= 300) {
        throw new Error(`${method} ${path} as ${who}: ${response.statusCode} ${response.body}`)
      }
      return (response.body === '' ? undefined : response.json()) as Answer
    },
  }
}
