/** A problem document (RFC 9457), as far as every refusal has it; further figures stand beside. */
export interface Told {
  code?: string
  title?: string
  detail?: string
  [figure: string]: unknown
}

/** The server said no, and why: `message` is a sentence for the person, in their language. */
export class Refused extends Error {
  readonly status: number
  readonly code: string
  readonly told: Told
  readonly retryAfterSeconds: number | null

  constructor(status: number, told: Told, retryAfterSeconds: number | null = null) {
    super(told.detail ?? told.title ?? String(status))
    this.status = status
    this.code = told.code ?? 'unknown'
    this.told = told
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** The server could not be asked: no network, nobody there, or somebody else answered in its place. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super('unreachable', { cause })
  }
}

/**
 * Why an answer is none. Each refusal of the server has its code; what has none comes from a proxy
 * before it or from a network that wants to be signed in to, and says nothing of what was asked.
 */
export async function failureOf(response: Response): Promise<Refused | Unreachable> {
  const told: Told | null = await response.json().catch(() => null)
  if (typeof told?.code !== 'string') return new Unreachable(response.status)
  return new Refused(response.status, told, Number(response.headers.get('retry-after')) || null)
}

export const isRefused = (error: unknown, code?: string): error is Refused =>
  error instanceof Refused && (code === undefined || error.code === code)

/** Not signed in (any more). */
export const isSignedOut = (error: unknown): boolean =>
  error instanceof Refused && error.status === 401
