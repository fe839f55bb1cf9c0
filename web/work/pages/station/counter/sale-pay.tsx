import { useState } from 'react'
import {
  getStationCash,
  listStock,
  placeOrdersAtCounter,
  type Resident,
  useAct,
} from '../../../../api/index.ts'
import { Refusal } from '../../../../desk/refusal.tsx'
import { m, money } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { Keypad } from '../../../goods/keypad.tsx'
import { typedMoney } from '../../../goods/typed-money.ts'
import { useHere } from '../at-station.tsx'
import type { Quoted } from './quoted.ts'
import type { PlacedSale } from './sale-done.tsx'
import type { SaleWindow, Till } from './till.ts'

export interface SalePayProps {
  communityId: string
  window: SaleWindow
  till: Till
  buyer: Resident | null
  quoted: Quoted | undefined
  onSold: (sale: PlacedSale) => void
}

/** How it is paid: cash with the change to give, or the neighbour's wallet. */
export function SalePay(props: SalePayProps) {
  const { communityId, window, till, buyer, quoted, onSold } = props
  const { here } = useHere()
  const [method, setMethod] = useState<'cash' | 'wallet'>('cash')
  const [given, setGiven] = useState('')
  const way = buyer === null ? 'cash' : method
  const place = useAct(placeOrdersAtCounter, { refresh: [getStationCash, listStock] })
  const total = quoted?.totalMinor ?? 0
  const givenMinor = typedMoney(given, window.currency)
  const change = givenMinor === null ? null : givenMinor - total
  const whyNot =
    till.lines.length === 0
      ? m.station_counter_empty()
      : quoted === undefined
        ? m.station_pricing()
        : way === 'cash' && change !== null && change < 0
          ? m.station_too_little({ amount: money(-change, window.currency) })
          : null
  const sell = () =>
    place.mutate(
      {
        params: here,
        body: {
          communityId,
          ...(buyer === null ? {} : { residentId: buyer.id }),
          ...(quoted === undefined ? {} : { quoteToken: quoted.quoteToken }),
          ...(way === 'cash' ? { isCashTaken: true } : {}),
          payments: [{ method: way }],
          parts: [
            {
              windowId: window.id,
              fulfilment: 'pickup',
              lines: till.lines.map(({ offer, quantity }) => ({
                offerId: offer.offerId,
                quantity,
              })),
            },
          ],
        },
      },
      {
        onSuccess: (placed) =>
          onSold({ placed, changeMinor: way === 'cash' ? Math.max(0, change ?? 0) : 0 }),
      },
    )
  return (
    <>
      <p className="station-total">
        <span>{m.station_total()}</span>
        <strong className="number" aria-live="polite">
          {money(total, window.currency)}
        </strong>
      </p>
      <div className="desk-chips">
        <button
          type="button"
          className="desk-chip"
          aria-pressed={way === 'cash'}
          onClick={() => setMethod('cash')}
        >
          {m.station_cash_way()}
        </button>
        <button
          type="button"
          className="desk-chip"
          aria-pressed={way === 'wallet'}
          disabled={buyer === null}
          onClick={() => setMethod('wallet')}
        >
          {buyer === null ? m.station_wallet_needs() : m.station_wallet_way()}
        </button>
      </div>
      {way === 'cash' ? (
        <>
          <Keypad label={m.station_given_cash()} value={given} onChange={setGiven} hasPoint />
          {change !== null && change >= 0 && total > 0 ? (
            <p className="station-said desk-tone-go station-change" aria-live="polite">
              {m.station_change_due({ amount: money(change, window.currency) })}
            </p>
          ) : null}
        </>
      ) : null}
      <Refusal error={place.error} />
      <Button isWide icon="check" isBusy={place.isPending} whyNot={whyNot} onClick={sell}>
        {m.station_sell({ amount: money(total, window.currency) })}
      </Button>
    </>
  )
}
