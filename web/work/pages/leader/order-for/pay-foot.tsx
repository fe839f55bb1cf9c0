import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  listOrdersOfCommunity,
  placeOrdersForResident,
  quote,
  showWindow,
  sumOrdersOfCommunity,
  useAct,
} from '../../../../api/index.ts'
import { Refusal } from '../../../../desk/refusal.tsx'
import { m, money } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { Sheet } from '../../../../ui/sheet.tsx'
import { useWork } from '../../../work.tsx'
import { useHere, type WindowGoods } from '../use-leader.ts'
import { faultsIn, GoneGoods } from './gone-goods.tsx'
import { PayLines } from './pay-lines.tsx'
import type { PlacedOrders } from './placed.tsx'
import type { Wanted } from './wanted.ts'

// A neighbour's wallet is theirs to spend: who hands the goods over is refused it.
const WAYS = ['cash-later', 'cash-now', 'online'] as const
type Way = (typeof WAYS)[number]

const WAY_WORDS: Record<Way, () => string> = {
  'cash-later': m.leader_way_cash_later,
  'cash-now': m.leader_way_cash_now,
  online: m.leader_way_online,
}
const METHODS = {
  'cash-later': 'cash',
  'cash-now': 'cash',
  online: 'sandbox',
} as const

interface PayFootProps {
  resident: { id: string; name: string; hasLogin: boolean }
  goods: WindowGoods
  wanted: Wanted
  onPlaced: (orders: PlacedOrders) => void
  /** Takes goods out of what is wanted. */
  onDrop: (offerIds: ReadonlySet<string>) => void
}

/** What it costs with every discount, and on to how it is paid. */
export function PayFoot(props: PayFootProps) {
  const { goods, wanted } = props
  const { here } = useHere()
  const [isOpen, setOpen] = useState(false)
  const lines = [...wanted].map(([offerId, quantity]) => ({ offerId, quantity }))
  const parts = [{ windowId: goods.id, fulfilment: 'pickup' as const, lines }]
  const priced = useQuery({
    queryKey: ['quote', here, parts],
    queryFn: () => quote({ region: here.region }, { communityId: here.community, parts }),
  })
  const total = priced.data?.totalMinor
  const faults = priced.data?.quotes.flatMap((one) => one.faults) ?? []
  const goneIds = new Set(faults.flatMap(({ offerId }) => offerId ?? []))
  return (
    <div className="work-foot">
      <Refusal error={priced.error} />
      {goneIds.size > 0 && !isOpen ? (
        <GoneGoods faults={faults} offers={goods.offers} onDrop={props.onDrop} />
      ) : (
        <Button
          isBusy={priced.isFetching && total === undefined}
          // What it costs is seen before it is ordered: a price that failed is asked for again.
          onClick={() => (total === undefined ? priced.refetch() : setOpen(true))}
        >
          {total === undefined
            ? m.leader_to_pay()
            : m.leader_to_pay_amount({
                count: wanted.size - goneIds.size,
                amount: money(total, goods.currency),
              })}
        </Button>
      )}
      <Sheet title={m.leader_pay_title()} isOpen={isOpen} onClose={() => setOpen(false)}>
        <PayForm {...props} priced={priced.data} />
      </Sheet>
    </div>
  )
}

function PayForm(props: PayFootProps & { priced: Awaited<ReturnType<typeof quote>> | undefined }) {
  const { region } = useWork()
  const { goods, priced, resident, wanted } = props
  const [way, setWay] = useState<Way>('cash-later')
  const [slot, setSlot] = useState(0)
  const place = useAct(placeOrdersForResident, {
    refresh: [listOrdersOfCommunity, sumOrdersOfCommunity, showWindow],
    onDone: props.onPlaced,
  })
  const gone = faultsIn(place.error).filter(({ offerId }) => offerId !== undefined)
  const chosen = goods.slots[slot]
  const isBusy = place.isPending || priced === undefined
  const submit = () =>
    place.mutate({
      params: { region: region.id, resident: resident.id },
      body: {
        parts: [
          {
            windowId: goods.id,
            fulfilment: 'pickup',
            ...(chosen === undefined ? {} : { slot: `${chosen.from}-${chosen.to}` }),
            lines: [...wanted].map(([offerId, quantity]) => ({ offerId, quantity })),
          },
        ],
        payments: [{ method: METHODS[way] }],
        ...(priced === undefined ? {} : { quoteToken: priced.quoteToken }),
        ...(way === 'cash-now' ? { isCashTaken: true } : {}),
      },
    })
  return (
    <form
      className="desk-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBusy) submit()
      }}
    >
      {priced === undefined ? null : <PayLines priced={priced} goods={goods} />}
      {goods.slots.length < 2 ? null : (
        <fieldset className="leader-radios">
          <legend className="desk-label">{m.leader_slot()}</legend>
          {goods.slots.map(({ from, to }, at) => (
            <label key={from} className="leader-radio">
              <input type="radio" name="slot" checked={slot === at} onChange={() => setSlot(at)} />
              {m.leader_span({ from, to })}
            </label>
          ))}
        </fieldset>
      )}
      <fieldset className="leader-radios">
        <legend className="desk-label">{m.leader_way()}</legend>
        {WAYS.filter((one) => one !== 'online' || resident.hasLogin).map((one) => (
          <label key={one} className="leader-radio">
            <input type="radio" name="way" checked={way === one} onChange={() => setWay(one)} />
            {WAY_WORDS[one]()}
          </label>
        ))}
      </fieldset>
      {gone.length > 0 ? (
        <GoneGoods
          faults={gone}
          offers={goods.offers}
          onDrop={(offerIds) => {
            place.reset()
            props.onDrop(offerIds)
          }}
        />
      ) : (
        <Refusal error={place.error} />
      )}
      <Button type="submit" isWide isBusy={isBusy}>
        {m.leader_place_for({ name: resident.name })}
      </Button>
    </form>
  )
}
