import { readFileSync } from 'node:fs'

/** With what bin/linli.js runs the program: a bench measures what `npm start` starts. */
export interface AsStarted {
  nodeFlags: string[]
  environment: Record<string, string>
}

export function asStarted(): AsStarted {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
  return (JSON.parse(text) as { linli: AsStarted }).linli
}
