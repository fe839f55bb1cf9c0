import { m, nameOf } from '../../../i18n/index.ts'
import { ReadAloud } from '../../../ui/read-aloud.tsx'
import { quantityText } from '../../goods/quantity-text.ts'
import { useElder } from '../../reader.tsx'
import type { About } from './order-status.tsx'
import { pickupTimeText, STANDING_WORDS } from './order-words.ts'
import { type Pickup, useRegionTime, useStation } from './use-order.ts'

/** Reads the order out in the elder version. */
export function OrderAloud({ region, order, standing }: About & { pickup: Pickup | undefined }) {
  const [isElder] = useElder()
  const { today } = useRegionTime(region)
  const place = useStation(region, order.stationId).data?.name ?? ''
  if (!isElder) return null
  const goods = order.lines
    .map((line) => `${nameOf(line.name)} ${quantityText(line.measure, line.quantity)}`)
    .join(', ')
  const text = m.shop_order_aloud({
    state: STANDING_WORDS[standing](),
    when: pickupTimeText(order.pickupDate, order.slot, today),
    place,
    number: String(order.shortNumber),
    goods,
  })
  return <ReadAloud text={text} isWide />
}
