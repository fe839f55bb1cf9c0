import { existsSync } from 'node:fs'
import { join } from 'node:path'

const demoFile = join(import.meta.dirname, '../../demo/index.ts')

/** Prints who can sign in to the demo, and how. */
export async function printDemoPeople(): Promise<void> {
  if (!existsSync(demoFile)) return
  const { demoPeople } = await import(demoFile)
  console.table(await demoPeople())
}
