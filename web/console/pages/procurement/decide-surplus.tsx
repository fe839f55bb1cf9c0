import { decideSurplus, listStock, listStockTransfers, listSurpluses } from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import { amountOf } from '../../amount.ts'
import { ActButton, type Field, type Values } from '../../forms/index.ts'
import { useSellingWindows, useSkus, useStores } from '../../lookups.ts'
import { useConsole } from '../../session.ts'
import { DESTINATIONS, type Surplus } from './surplus.ts'

/** Says where a surplus goes; what lies here already goes at once. */
export function DecideSurplus({ surplus }: { surplus: Surplus }) {
  const { region, whyNot } = useConsole()
  const skus = useSkus()
  const isHere = surplus.surplusState !== 'expected'
  const isGone = surplus.surplusState === 'settled' && surplus.surplusDestination !== 'next-window'
  const isWeighed = skus.isWeighed(surplus.skuId)
  return (
    <ActButton
      label={m.console_goods_decide()}
      of={skus.name(surplus.skuId)}
      size="compact-sm"
      why={whyNot('buyer', 'operations') ?? (isGone ? m.console_day_surplus_is_gone() : undefined)}
      about={
        isHere
          ? m.console_day_surplus_now()
          : m.console_day_surplus_later({
              amount: amountOf(surplus.surplusQuantity, isWeighed),
            })
      }
      fields={useFields(isHere, isWeighed)}
      initial={{ destination: surplus.surplusDestination, stationId: surplus.surplusStationId }}
      refresh={[listSurpluses, listStock, listStockTransfers]}
      submit={(values, _, key) =>
        decideSurplus({ region: region.id, surplus: surplus.id }, wishOf(values, isHere), { key })
      }
    />
  )
}

function useFields(isHere: boolean, isPerKg: boolean): readonly Field[] {
  const isFor = (destination: string) => (values: Values) => values.destination === destination
  const isSold = (values: Values) => isHere && values.destination === 'markdown'
  return [
    {
      name: 'destination',
      label: m.console_day_surplus_goal(),
      kind: 'choice',
      isRequired: true,
      options: Object.entries(DESTINATIONS).map(([value, name]) => ({ value, label: name() })),
    },
    {
      name: 'stationId',
      label: m.console_day_surplus_which_store(),
      kind: 'choice',
      isRequired: true,
      options: useStores(),
      when: isFor('store'),
    },
    {
      name: 'windowId',
      label: m.console_day_surplus_window(),
      kind: 'pick',
      isRequired: true,
      options: useSellingWindows(),
      when: isSold,
    },
    {
      name: 'priceMinor',
      label: m.console_day_surplus_price(),
      kind: 'money',
      isPerKg,
      isRequired: true,
      when: isSold,
    },
  ]
}

const wishOf = (values: Values, isHere: boolean) => ({
  destination: values.destination as keyof typeof DESTINATIONS,
  ...(values.destination === 'store' ? { stationId: String(values.stationId) } : {}),
  ...(isHere && values.destination === 'markdown'
    ? { markdown: { windowId: String(values.windowId), priceMinor: Number(values.priceMinor) } }
    : {}),
})
