import { parseArgs } from 'node:util'
import { createStaff, giveGrant } from '#identity'
import { insertAuditEntry } from '#platform/audit'
import { businessNow } from '#platform/clock'
import { transact } from '#platform/db'
import { CommandFailed, plainly } from './command-failed.ts'
import { useDatabase } from './use-database.ts'

const USAGE = 'linli admin EMAIL NAME'
const EMAIL = /^[^\s@]{1,64}@[^\s@]+\.[^\s@.]{2,}$/

/** Makes an administrator of everything, as a new installation needs one to begin with. */
export async function run(args: string[]): Promise<number> {
  const { positionals } = parseArgs({ args, allowPositionals: true })
  const [email = '', ...words] = positionals
  const name = words.join(' ').trim()
  if (!EMAIL.test(email) || name === '' || name.length > 60) {
    throw new CommandFailed(`Say the e-mail address and the name of the person:\n${USAGE}`)
  }
  const made = await useDatabase((db) =>
    transact(db, async (tx) => {
      const given = await createStaff(tx, { email: email.toLowerCase(), name })
      const { personId } = given
      const at = await businessNow(tx)
      await giveGrant(tx, { personId, role: 'admin', givenBy: null, at })
      await insertAuditEntry(tx, {
        regionId: 'operator',
        actorId: null,
        action: 'createAdmin',
        subjectKind: 'person',
        subjectId: personId,
        details: { from: 'command line' },
        address: null,
        requestId: null,
      })
      return given
    }),
  ).catch(plainly)
  console.log(`${name} is an administrator and signs in with ${email.toLowerCase()} and the password
  ${made.password}
It is shown this once, opens nothing but its own change, and ends on ${made.until.toISOString().slice(0, 10)}.`)
  return 0
}
