/** What the server knows of a visit to a page of the shop, and what rendering answers. */
export interface ShopVisit {
  /** Path and query. */
  url: string
  /** Where the shop is reached from outside, as https://shop.example. */
  origin: string
  locale: 'zh-CN' | 'en' | 'es'
  cookies: Record<string, string>
  /** Whether the visit carries a session at all. */
  isSignedIn: boolean
  /** Business time, which a demo may have moved. */
  now: string
  /** What the database is: production, demo, replay, test. */
  kind: string
  /** Asks the API as the reader. */
  ask: (href: string, init: RequestInit) => Promise<Response>
}

export interface ShopPage {
  status: number
  head: string
  body: string
  state: object
  /** Attributes of <html>. */
  traits: Record<string, string>
  /** The source file of the page's own chunk, as the build's manifest names it. */
  chunk?: string
  redirect?: string
  /** What the browser should keep; an empty value is forgotten. */
  cookies: readonly { name: string; value: string }[]
}
