import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { envExample } from '#platform/config'

writeFileSync(join(import.meta.dirname, '../.env.example'), envExample())
