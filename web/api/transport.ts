import { hearFreshness } from './freshness.ts'

/** How a call leaves: the browser's fetch, or the server asking itself while it renders. */
export type Transport = (href: string, init: RequestInit) => Promise<Response>

const browser: Transport = async (href, init) => {
  const response = await fetch(href, {
    ...init,
    credentials: 'same-origin',
    headers: { 'accept-language': document.documentElement.lang, ...init.headers },
  })
  hearFreshness(response)
  return response
}

let current: () => Transport = () => browser

export const currentTransport = (): Transport => current()

/** The server's rendering gives each page its own transport, with the reader's cookies. */
export function setTransport(get: () => Transport): void {
  current = get
}
