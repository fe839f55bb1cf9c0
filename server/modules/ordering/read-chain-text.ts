import { actingLeaderOf } from '#leaders'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { Invalid, NotFound } from '#platform/refusals'
import { findResidentsByName } from '#residents'
import { readChain } from './chain-text.ts'
import { goodsNamesOf } from './goods-names.ts'
import type { PriceBooks } from './lane/price-books.ts'
import { insertDrafts } from './queries/drafts.ts'

export interface ChainReading {
  regionId: string
  communityId: string
  windowId: string
  text: string
  by: string
  at: Date
}

/**
 * Reads a chat's chain (接龙) into draft orders for the leader to confirm: nothing is ordered yet.
 * A neighbour is recognised where exactly one resident of the community bears the name.
 * @returns the id of the reading, and how many drafts it gave
 */
export async function readChainText(
  tx: Tx,
  books: PriceBooks,
  reading: ChainReading,
): Promise<{ batchId: string; drafts: number }> {
  const { regionId, communityId, windowId, at } = reading
  const book = await books.current(regionId, windowId)
  if (book === null || !book.communities.has(communityId)) throw new NotFound('window')
  const leader = await actingLeaderOf(tx, regionId, communityId, at)
  if (leader === undefined) throw new Invalid('communityId', 'No leader serves this community.')
  const entries = readChain(reading.text, goodsNamesOf(book, communityId))
  if (entries.length === 0) {
    throw new Invalid('text', 'No numbered lines were found, such as "1. 王芳 番茄x2".')
  }
  const names = entries.map(({ person }) => person)
  const residents = await findResidentsByName(tx, regionId, communityId, names)
  const batchId = newId()
  await insertDrafts(
    tx,
    entries.map((entry, index) => ({
      regionId,
      id: newId(),
      batchId,
      position: index + 1,
      leaderId: leader.id,
      communityId,
      windowId,
      lineText: entry.line,
      neighbourName: entry.neighbourName,
      residentId: onlyOne(residents.get(names[index]!)),
      items: entry.items,
      problems: entry.problems,
      createdBy: reading.by,
    })),
  )
  return { batchId, drafts: entries.length }
}

const onlyOne = (ids: readonly string[] | undefined): string | null =>
  ids?.length === 1 ? ids[0]! : null
