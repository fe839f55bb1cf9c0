import type { ServerResponse } from 'node:http'
import helmet from 'helmet'
import type { App } from './instance.ts'

/** Gives every answer the headers that helmet gives, worked out once: they are the same for all. */
export function addSecurityHeaders(app: App): void {
  const headers = securityHeaders()
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers)
    done()
  })
}

function securityHeaders(): Record<string, string> {
  const headers: Record<string, string> = {}
  const reply = {
    setHeader: (name: string, value: string) =>
      void Object.assign(headers, { [name.toLowerCase()]: value }),
    removeHeader: () => {},
  } as unknown as ServerResponse
  const set = helmet({
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        // Plain http on a loopback or behind a proxy is the operator's choice to make.
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: { maxAge: 15_552_000, includeSubDomains: true },
  })
  set({} as never, reply, (error) => {
    if (error !== undefined) throw error
  })
  return headers
}
