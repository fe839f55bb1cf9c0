import { readFileSync } from 'node:fs'

/** The flags with which bin/linli.js runs the program: a bench measures what `npm start` starts. */
export function programFlags(): string[] {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  const { linli } = JSON.parse(text) as { linli?: { nodeFlags?: string[] } }
  return linli?.nodeFlags ?? []
}
