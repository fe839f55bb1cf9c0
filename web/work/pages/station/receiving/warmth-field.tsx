import { m } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { TextField } from '../../../../ui/field.tsx'
import type { SkuCard } from '../../../goods/use-sku-cards.ts'
import type { ReceivingDay } from './day.ts'
import { isTooWarm, type LineForm } from './use-line-form.ts'

/** How cold chilled and frozen goods are, with the limit beside it. */
export function WarmthField(props: {
  form: LineForm
  card: SkuCard
  rules: ReceivingDay['rules']
}) {
  const { form, card, rules } = props
  if (card.storage === 'ambient') return null
  const limit =
    card.storage === 'frozen'
      ? m.station_limit_frozen({ to: rules.frozenToTenths / 10 })
      : m.station_limit_chilled({
          from: rules.chilledFromTenths / 10,
          to: rules.chilledToTenths / 10,
        })
  const isOut = isTooWarm(card, form.temperatureTenths, rules) && form.quantity !== 0
  return (
    <div className="station-warmth">
      <TextField
        label={m.station_warmth()}
        hint={limit}
        error={isOut ? m.station_too_warm() : null}
        inputMode="text"
        pattern="-?[0-9]*[.,]?[0-9]*"
        autoComplete="off"
        value={form.degrees}
        onChange={(event) => form.set({ degrees: event.target.value })}
      />
      {card.storage === 'frozen' ? (
        <Button kind="plain" onClick={() => form.set({ degrees: turned(form.degrees) })}>
          {m.station_below_zero()}
        </Button>
      ) : null}
      {isOut ? (
        <Button kind="danger" isWide onClick={() => form.refuseAll(m.station_refused_warm())}>
          {m.station_refuse_all()}
        </Button>
      ) : null}
    </div>
  )
}

const turned = (degrees: string): string =>
  degrees.startsWith('-') ? degrees.slice(1) : `-${degrees}`
