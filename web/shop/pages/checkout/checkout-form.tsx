import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { getCart, getWallet, listWaysToPay, quote, read } from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import { TextArea } from '../../../ui/field.tsx'
import { Failed, Skeleton } from '../../../ui/states.tsx'
import { useCart } from '../../cart.ts'
import type { ServerCart } from '../../cart-lines.ts'
import type { Place } from '../../place.ts'
import { useElder } from '../../reader.tsx'
import { partsOf, useWindows } from '../cart/use-cart-view.ts'
import { type PayChoice, partChoice, useChoices, type WantedLine } from './checkout-state.ts'
import { CheckoutTotal } from './checkout-total.tsx'
import { CorrectionSheet } from './correction-sheet.tsx'
import { HowItComes } from './how-it-comes.tsx'
import { HowToPay } from './how-to-pay.tsx'
import { OrderedGoods } from './ordered-goods.tsx'
import { usePlacing } from './use-placing.ts'

export interface Resident {
  id: string
  communityId: string
}

interface CheckoutProps {
  place: Place
  resident: Resident
  lines: ServerCart['lines']
}

/** Everything that is to be said of an order, on one page, and the button that places it. */
export function CheckoutForm({ place, resident, lines: cartLines }: CheckoutProps) {
  // What is ordered stays as it was when the page was opened, also once the cart is emptied by it.
  const [lines, setLines] = useState<readonly WantedLine[]>(cartLines)
  const { choices, choosePart, setNote, setPay } = useChoices()
  const [isElder] = useElder()
  const home = { region: place.region, community: resident.communityId }
  const windowIds = [...new Set(lines.map(({ windowId }) => windowId))]
  const windows = useWindows(home, windowIds)
  const quoted = useCheckoutQuote(home, lines, (id) => partChoice(choices, id).fulfilment)
  const pay = usePay(place.region, resident.id, quoted.data?.totalMinor ?? 0, choices.pay)
  const placing = usePlacing(home)
  const accept = useAcceptance(place.region, setLines)
  // One tap orders: until all is known it would order by a way to pay that nobody saw.
  if (quoted.data === undefined || !pay.isKnown) {
    const error = quoted.error ?? pay.error
    const retry = () => Promise.all([quoted.refetch(), pay.retry()])
    return error ? <Failed error={error} onRetry={retry} /> : <Skeleton kind="page" count={3} />
  }
  const shown = quoted.data
  const wish = { choices, pay: pay.chosen, balanceMinor: pay.balanceMinor }
  const place_ = () => placing.send({ lines, quoted: shown, ...wish })
  return (
    <div className="checkout-columns">
      <div className="checkout-parts">
        {windowIds.map((windowId) => (
          <HowItComes
            key={windowId}
            place={home}
            residentId={resident.id}
            window={windows.get(windowId)}
            choice={partChoice(choices, windowId)}
            onChoose={(more) => choosePart(windowId, more)}
          />
        ))}
        <HowToPay
          ways={pay.ways}
          balanceMinor={pay.balanceMinor}
          totalMinor={shown.totalMinor}
          currency={shown.quotes[0]!.currency}
          value={pay.chosen}
          onChange={setPay}
        />
        {isElder ? null : (
          <section className="order-card">
            <TextArea
              label={m.shop_order_note()}
              hint={m.shop_order_note_hint()}
              value={choices.note}
              maxLength={200}
              rows={2}
              onChange={(event) => setNote(event.target.value)}
            />
          </section>
        )}
        <OrderedGoods lines={cartLines} quoted={shown} windows={windows} />
      </div>
      <CheckoutTotal
        quoted={shown}
        pay={pay.chosen}
        balanceMinor={pay.balanceMinor}
        isBusy={placing.isBusy}
        error={placing.error}
        whyNot={whyNotOf(windowIds, (id) => partChoice(choices, id))}
        onPlace={place_}
      />
      <CorrectionSheet
        correction={placing.correction}
        lines={cartLines}
        currency={shown.quotes[0]!.currency}
        isBusy={placing.isBusy}
        onClose={() => {
          if (placing.correction !== null) accept(lines, placing.correction.lines)
          placing.dismiss()
        }}
        onAccept={(correction) => {
          accept(lines, correction.lines)
          void placing.send({ lines: correction.lines, quoted: correction.quoted!, ...wish })
        }}
      />
    </div>
  )
}

function whyNotOf(
  windowIds: readonly string[],
  choiceOf: (id: string) => { fulfilment: string; addressId?: string | undefined },
): string | null {
  const lacksAddress = windowIds.some((id) => {
    const { fulfilment, addressId } = choiceOf(id)
    return fulfilment === 'delivery' && addressId === undefined
  })
  return lacksAddress ? m.shop_order_address_first() : null
}

function useCheckoutQuote(
  { region, community }: Place,
  lines: readonly WantedLine[],
  fulfilmentOf: (windowId: string) => 'pickup' | 'delivery',
) {
  const body = { communityId: community, parts: partsOf(lines, fulfilmentOf) }
  return useQuery({
    queryKey: [quote.operationName, region, body],
    queryFn: ({ signal }) => quote({ region }, body, { signal }),
    placeholderData: keepPreviousData,
    // What was seen is what is bought: a price that moves meanwhile is told by the refusal.
    staleTime: Number.POSITIVE_INFINITY,
    enabled: lines.length > 0,
  })
}

/** The ways to pay, with the one that is taken when nothing was chosen: what pays the whole. */
function usePay(region: string, resident: string, totalMinor: number, asked: PayChoice | null) {
  const ways = useQuery(read(listWaysToPay, { region }))
  const wallet = useQuery(read(getWallet, { region, resident }))
  const balanceMinor = wallet.data?.balanceMinor ?? 0
  const isOffered = (method: string) => ways.data?.ways.some((way) => way.method === method)
  const byItself: PayChoice =
    balanceMinor >= totalMinor && totalMinor > 0 && isOffered('wallet')
      ? 'wallet'
      : isOffered('sandbox')
        ? 'sandbox'
        : 'cash'
  return {
    ways: ways.data?.ways ?? [],
    balanceMinor,
    chosen: asked ?? byItself,
    isKnown: ways.data !== undefined && wallet.data !== undefined,
    error: ways.error ?? wallet.error,
    retry: () => Promise.all([ways.refetch(), wallet.refetch()]),
  }
}

/** Takes what a refusal left into the page and into the cart. */
function useAcceptance(region: string, setLines: (lines: readonly WantedLine[]) => void) {
  const { lines: inCart, setQuantity } = useCart()
  const client = useQueryClient()
  return (before: readonly WantedLine[], after: readonly WantedLine[]) => {
    setLines(after)
    for (const line of before) {
      const quantity = after.find(({ offerId }) => offerId === line.offerId)?.quantity ?? 0
      const known = inCart.find(({ offerId }) => offerId === line.offerId)
      if (known !== undefined && quantity !== line.quantity) {
        setQuantity({ ...known, unitPriceMinor: 0 }, quantity)
      }
    }
    void client.invalidateQueries({ queryKey: [getCart.operationName, { region }] })
  }
}
