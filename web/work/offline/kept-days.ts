import { delMany, get, keys, set } from 'idb-keyval'
import type { HandoverListReply } from './handover-list.ts'
import { keptHere } from './kept.ts'

/** A community's day as this phone knows it without a network. */
export interface KeptDay {
  list: HandoverListReply
  keptAt: string
  /** The server's time less the phone's, in ms. */
  clockOffsetMs: number
}

interface Which {
  personId: string
  region: string
  community: string
  date: string
}

const keyOf = ({ personId, region, community, date }: Which): string =>
  `day/${personId}/${region}/${community}/${date}`

export const keepDay = (which: Which, day: KeptDay): Promise<void> =>
  set(keyOf(which), day, keptHere)

export const keptDay = async (which: Which): Promise<KeptDay | null> =>
  (await get<KeptDay>(keyOf(which), keptHere)) ?? null

/** Erases days before a date; null erases all of them. */
export async function erasePastDays(before: string | null): Promise<void> {
  const all = (await keys<string>(keptHere)).filter((key) => key.startsWith('day/'))
  const past = before === null ? all : all.filter((key) => key.slice(-before.length) < before)
  await delMany(past, keptHere)
}
