import { businessNow } from '#platform/clock'
import type { Sweep } from '#platform/jobs'
import { giveUpReplacement } from './give-up-replacement.ts'
import { listOverdue, listWaitingWarehouses } from './queries/replacements.ts'
import { takeReplacements } from './take-replacements.ts'

const MOST_WAREHOUSES = 50
const MOST_GIVEN_UP = 50

/** Goods that became free go to those they were promised to. */
const takeWaiting: Sweep = {
  name: 'aftersales-take-replacements',
  everyMs: 60_000,
  sweep: async (tx) => {
    const at = await businessNow(tx)
    let taken = 0
    for (const place of await listWaitingWarehouses(tx, MOST_WAREHOUSES)) {
      taken += await takeReplacements(tx, { ...place, at })
    }
    return taken
  },
}

/** What could not be found by its deadline is refunded. */
const giveUpOverdue: Sweep = {
  name: 'aftersales-give-up-replacements',
  everyMs: 60_000,
  sweep: async (tx) => {
    const at = await businessNow(tx)
    const overdue = await listOverdue(tx, at, MOST_GIVEN_UP)
    for (const promise of overdue) await giveUpReplacement(tx, { ...promise, at })
    return overdue.length
  },
}

export const aftersalesSweeps: Sweep[] = [takeWaiting, giveUpOverdue]
