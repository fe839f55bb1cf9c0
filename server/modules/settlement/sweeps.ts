import type { Config } from '#platform/config'
import type { Sweep } from '#platform/jobs'
import { createKeyring } from '#platform/keys'
import { closeStatements } from './close-statements.ts'
import { matureCommission } from './mature-commission.ts'
import { proposePayouts } from './propose-payouts.ts'
import { resealAccounts } from './set-bank-account.ts'

/** What comes round by itself: what is earned matures, statements close and fall due. */
export function settlementSweeps({ secrets }: Pick<Config, 'secrets'>): Sweep[] {
  const keyring = createKeyring(secrets)
  return [
    { name: 'settlement-mature-commission', everyMs: 60_000, sweep: matureCommission },
    { name: 'settlement-close-statements', everyMs: 60_000, sweep: closeStatements },
    { name: 'settlement-propose-payouts', everyMs: 60_000, sweep: proposePayouts },
    {
      name: 'settlement-reseal-accounts',
      everyMs: 3_600_000,
      sweep: (tx) => resealAccounts(tx, keyring),
    },
  ]
}
