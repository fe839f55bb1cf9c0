import { useCallback, useRef, useState } from 'react'
import { handOver, Refused, serverNow } from '../../../api/index.ts'
import { type Deed, type DeedProof, type Deeds, handingOf } from '../../offline/index.ts'
import { feel } from '../../scanner/index.ts'
import { setOnline } from '../../sync.ts'
import type { Pickup } from './pickup.ts'

// Somebody stands there and waits: after this long it is done as if there were no network.
const PATIENCE_MS = 8000

/** What was just given. */
export interface Given {
  pickup: Pickup
  /** Kept on the phone and not known to the server yet. */
  isKept: boolean
  cashMinor: number
}

export interface Handing {
  isBusy: boolean
  error: unknown
  /** Orders that the server was told of, and when: a list that was read before does not say so yet. */
  told: readonly { orderId: string; at: string }[]
  give(parts: readonly { pickup: Pickup; proof: DeedProof }[]): Promise<Given | null>
  forget(): void
}

/** Gives goods: told to the server at once, or kept on the phone until it can be told. */
export function useHanding(
  place: { region: string; community: string; date: string },
  isOnline: boolean,
  deeds: Pick<Deeds, 'add'>,
): Handing {
  const { region, community, date } = place
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [told, setTold] = useState<Handing['told']>([])
  const isGiving = useRef(false)

  const giveOne = useCallback(
    async (pickup: Pickup, proof: DeedProof): Promise<boolean> => {
      const deed = deedOf({ region, community, date }, pickup, proof)
      if (isOnline) {
        const key = deed.itemId
        const signal = AbortSignal.timeout(PATIENCE_MS)
        try {
          await handOver({ region, community }, handingOf(deed), { key, signal })
          const at = new Date(serverNow()).toISOString()
          setTold((before) => [...before, ...deed.orderIds.map((orderId) => ({ orderId, at }))])
          return false
        } catch (refused) {
          if (refused instanceof Refused && refused.status < 500) throw refused
          setOnline(false)
          await deeds.add({ ...deed, sentAt: deed.handedOverAt, triedKey: key })
          return true
        }
      }
      await deeds.add(deed)
      return true
    },
    [region, community, date, isOnline, deeds],
  )

  const give = useCallback(
    async (parts: readonly { pickup: Pickup; proof: DeedProof }[]) => {
      // A second press, or a scanner's Enter, must not give twice.
      if (isGiving.current) return null
      isGiving.current = true
      setBusy(true)
      setError(null)
      try {
        let isKept = false
        for (const { pickup, proof } of parts) {
          isKept = (await giveOne(pickup, proof)) || isKept
        }
        feel('good')
        const cashMinor = parts.reduce((sum, { pickup }) => sum + pickup.cashDueMinor, 0)
        return { pickup: parts[0]!.pickup, isKept, cashMinor }
      } catch (refused) {
        feel('bad')
        setError(refused)
        return null
      } finally {
        isGiving.current = false
        setBusy(false)
      }
    },
    [giveOne],
  )
  const forget = useCallback(() => setError(null), [])
  return { isBusy, error, told, give, forget }
}

const deedOf = (
  place: { region: string; community: string; date: string },
  pickup: Pickup,
  proof: DeedProof,
): Deed => ({
  itemId: crypto.randomUUID(),
  regionId: place.region,
  communityId: place.community,
  pickupDate: place.date,
  orderIds: pickup.orders.map(({ orderId }) => orderId),
  proof,
  handedOverAt: new Date(serverNow()).toISOString(),
  cashTakenMinor: pickup.cashDueMinor,
  shortNumber: pickup.shortNumbers[0]!,
  name: pickup.name,
  sentAt: null,
  triedKey: null,
  fate: { is: 'waiting', code: null },
})
