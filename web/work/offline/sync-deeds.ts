import { handOver, Refused, serverNow, syncHandovers, Unreachable } from '../../api/index.ts'
import { setOnline } from '../sync.ts'
import type { Deed, DeedAnswer } from './deed.ts'
import { changeDeeds, loadDeeds } from './deeds-kept.ts'
import { deviceId } from './kept.ts'
import { nextBatch, uncertainOf, withAnswers, withoutTried, withSent } from './queue.ts'

/** How a sync ended; what was answered until then is kept. */
export type SyncEnd = 'all' | 'unreachable' | 'signed-out' | 'refused'

const PATIENCE_MS = 30_000
const now = (): string => new Date(serverNow()).toISOString()

/**
 * Tells the server what waits, batch by batch. Only one tab does it at a time; done by two at once
 * it would still count once.
 */
export function syncDeeds(personId: string): Promise<SyncEnd> {
  const go = () => sendAll(personId)
  return navigator.locks === undefined ? go() : navigator.locks.request('linli-deeds', go)
}

async function sendAll(personId: string): Promise<SyncEnd> {
  // What waits for something else, or was refused as a whole, is not asked again in the same run.
  const asked = new Set<string>()
  let end: SyncEnd = 'all'
  try {
    for (const deed of uncertainOf(await loadDeeds(personId))) await askAgain(personId, deed)
    for (;;) {
      const batch = nextBatch(await loadDeeds(personId), asked)
      if (batch.length === 0) return end
      for (const { itemId } of batch) asked.add(itemId)
      if ((await tellBatch(personId, batch)) === 'refused') end = 'refused'
    }
  } catch (error) {
    if (error instanceof Refused && error.status === 401) return 'signed-out'
    if (!isSilent(error)) throw error
    setOnline(false)
    return 'unreachable'
  }
}

async function tellBatch(personId: string, batch: readonly Deed[]): Promise<'all' | 'refused'> {
  const ids = new Set(batch.map(({ itemId }) => itemId))
  await changeDeeds(personId, (queue) => withSent(queue, ids, now()))
  try {
    const answers = await send(batch)
    await changeDeeds(personId, (queue) => withAnswers(queue, answers, now()))
    setOnline(true)
    return 'all'
  } catch (error) {
    if (!(error instanceof Refused) || error.status === 401 || isSilent(error)) throw error
    return 'refused'
  }
}

/** Asks again what was tried when the network failed: under its key it is done once or not at all. */
async function askAgain(personId: string, deed: Deed): Promise<void> {
  const { regionId: region, communityId: community, itemId, proof } = deed
  const known = { itemId, was: null, code: null, reason: null }
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS)
    const options = { signal, key: deed.triedKey! }
    await handOver({ region, community }, handingOf(deed), options)
    await changeDeeds(personId, (queue) =>
      withAnswers(queue, [{ ...known, outcome: 'done' }], now()),
    )
  } catch (error) {
    if (!(error instanceof Refused) || error.status === 401 || isSilent(error)) throw error
    const refusal = { ...known, outcome: 'refused' as const, ...said(error) }
    await changeDeeds(personId, (queue) =>
      'digits' in proof ? withAnswers(queue, [refusal], now()) : withoutTried(queue, itemId),
    )
  }
}

const said = (error: Refused) => ({ code: error.code, reason: error.message })

/** What is said to the server of a handover; the same each time, for its key stands for it. */
export const handingOf = (deed: Pick<Deed, 'proof' | 'orderIds' | 'cashTakenMinor'>) => ({
  proof: deed.proof,
  orderIds: [...deed.orderIds],
  cashTakenMinor: deed.cashTakenMinor,
})

const isSilent = (error: unknown): boolean =>
  error instanceof Unreachable ||
  (error instanceof Refused && error.status >= 500) ||
  (error instanceof DOMException && error.name === 'TimeoutError')

async function send(batch: readonly Deed[]): Promise<DeedAnswer[]> {
  const [{ regionId: region, communityId: community }] = batch as [Deed]
  const items = batch.map((deed) => ({
    itemId: deed.itemId,
    ...('digits' in deed.proof ? {} : deed.proof),
    orderIds: [...deed.orderIds],
    handedOverAt: deed.handedOverAt,
    cashTakenMinor: deed.cashTakenMinor,
  }))
  try {
    const body = { deviceId: deviceId(), items }
    const signal = AbortSignal.timeout(PATIENCE_MS)
    return (await syncHandovers({ region, community }, body, { signal })).items
  } catch (error) {
    // One that the server cannot read must not hold the others up.
    if (!(error instanceof Refused) || error.status !== 422) throw error
    if (batch.length === 1) return [unreadable(batch[0]!, error)]
    const halves = [batch.slice(0, batch.length >> 1), batch.slice(batch.length >> 1)]
    return [...(await send(halves[0]!)), ...(await send(halves[1]!))]
  }
}

const unreadable = ({ itemId }: Deed, error: Refused): DeedAnswer => ({
  itemId,
  outcome: 'refused',
  was: null,
  ...said(error),
})
