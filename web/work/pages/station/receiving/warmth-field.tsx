import { m } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import type { SkuCard } from '../../../goods/use-sku-cards.ts'
import type { ReceivingDay } from './day.ts'
import { DegreesField, isTooWarm } from './degrees-field.tsx'
import type { LineForm } from './use-line-form.ts'

/** How cold chilled and frozen goods are; what is too warm is refused as a whole. */
export function WarmthField(props: {
  form: LineForm
  card: SkuCard
  rules: ReceivingDay['rules']
}) {
  const { form, card, rules } = props
  if (card.storage === 'ambient') return null
  const isOut = isTooWarm(card, form.temperatureTenths, rules) && form.quantity !== 0
  return (
    <div className="station-warmth">
      <DegreesField
        storage={card.storage}
        rules={rules}
        value={form.degrees}
        onChange={(degrees) => form.set({ degrees })}
        isOut={isOut}
      />
      {isOut ? (
        <Button kind="danger" isWide onClick={() => form.refuseAll(m.station_refused_warm())}>
          {m.station_refuse_all()}
        </Button>
      ) : null}
    </div>
  )
}
