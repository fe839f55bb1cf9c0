import { randomBytes } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import type { Face } from './built.ts'

// The scanner of the work face is WebAssembly, served by us; no other face runs any.
const WASM: Record<Face, string> = { shop: '', work: " 'wasm-unsafe-eval'", console: '' }

/**
 * Gives a face's page its Content Security Policy: scripts and styles are ours or carry the
 * page's nonce, and nothing comes from outside.
 * @param tiles origin of the map's pictures, where the operator has set a tile server
 * @returns the nonce, new for each page
 */
export function guardPage(reply: FastifyReply, face: Face, tiles?: string): string {
  const nonce = randomBytes(16).toString('base64')
  const policy = [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'${WASM[face]}`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data: blob:${tiles === undefined ? '' : ` ${tiles}`}`,
    "media-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
  reply.header('content-security-policy', policy)
  reply.header('permissions-policy', 'camera=(self), geolocation=(self), microphone=()')
  reply.header('cache-control', 'private, no-cache')
  return nonce
}
