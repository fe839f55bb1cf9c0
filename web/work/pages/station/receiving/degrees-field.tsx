import { m } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { TextField } from '../../../../ui/field.tsx'
import type { SkuCard } from '../../../goods/use-sku-cards.ts'
import type { ReceivingDay } from './day.ts'

type Rules = Pick<ReceivingDay['rules'], 'chilledFromTenths' | 'chilledToTenths' | 'frozenToTenths'>

/** Typed degrees in tenths; null for what is no temperature. */
export function typedTenths(degrees: string): number | null {
  const value = Number(degrees.trim().replace(',', '.'))
  return degrees.trim() === '' || !Number.isFinite(value) ? null : Math.round(value * 10)
}

/** Whether chilled or frozen goods are out of the range in which they may be taken in. */
export function isTooWarm(
  { storage }: Pick<SkuCard, 'storage'>,
  tenths: number | null,
  rules: Rules,
): boolean {
  if (storage === 'ambient' || tenths === null) return false
  if (storage === 'frozen') return tenths > rules.frozenToTenths
  return tenths > rules.chilledToTenths || tenths < rules.chilledFromTenths
}

/** How cold goods that are not of the shelf are, with the limit beside it. */
export function DegreesField(props: {
  storage: 'chilled' | 'frozen'
  rules: Rules
  value: string
  onChange: (degrees: string) => void
  /** They are taken in and may not be. */
  isOut: boolean
}) {
  const { storage, rules, value, onChange } = props
  const limit =
    storage === 'frozen'
      ? m.station_limit_frozen({ to: rules.frozenToTenths / 10 })
      : m.station_limit_chilled({
          from: rules.chilledFromTenths / 10,
          to: rules.chilledToTenths / 10,
        })
  return (
    <>
      <TextField
        label={m.station_warmth()}
        hint={limit}
        error={props.isOut ? m.station_too_warm() : null}
        inputMode="text"
        pattern="-?[0-9]*[.,]?[0-9]*"
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {storage === 'frozen' ? (
        <Button kind="plain" onClick={() => onChange(turned(value))}>
          {m.station_below_zero()}
        </Button>
      ) : null}
    </>
  )
}

const turned = (degrees: string): string =>
  degrees.startsWith('-') ? degrees.slice(1) : `-${degrees}`
