import { useState } from 'react'
import { useServerMinute } from '../../../../api/index.ts'
import { m } from '../../../../i18n/index.ts'
import { Empty } from '../../../../ui/states.tsx'
import { isPastCutoff, type WindowGoods } from '../use-leader.ts'
import { GoodsRow } from './goods-row.tsx'
import { PayFoot } from './pay-foot.tsx'
import type { PlacedOrders } from './placed.tsx'
import { useGoodsSearch } from './use-goods-search.ts'
import type { Wanted } from './wanted.ts'

/** Goods of the window, found by a few letters and counted with a thumb. */
export function Basket(props: {
  resident: { id: string; name: string; hasLogin: boolean }
  goods: WindowGoods
  onPlaced: (orders: PlacedOrders) => void
}) {
  const { goods } = props
  const [words, setWords] = useState('')
  const [wanted, setWanted] = useState<Wanted>(new Map())
  const now = useServerMinute()
  const found = useGoodsSearch(goods.offers, words)
  const set = (offerId: string, quantity: number) => {
    const next = new Map(wanted)
    if (quantity === 0) next.delete(offerId)
    else next.set(offerId, quantity)
    setWanted(next)
  }
  const drop = (offerIds: ReadonlySet<string>) =>
    setWanted(new Map([...wanted].filter(([offerId]) => !offerIds.has(offerId))))
  return (
    <>
      <label className="desk-field">
        <span className="desk-label">{m.leader_find_goods()}</span>
        <input
          type="search"
          className="desk-input"
          value={words}
          autoComplete="off"
          placeholder={m.leader_find_goods_hint()}
          onChange={(event) => setWords(event.target.value)}
        />
      </label>
      {found.length === 0 ? (
        <Empty icon="search" title={m.leader_find_goods_none()} />
      ) : (
        <ul className="desk-list">
          {found.map((offer) => (
            <GoodsRow
              key={offer.offerId}
              offer={offer}
              isClosed={isPastCutoff(offer, now)}
              currency={goods.currency}
              quantity={wanted.get(offer.offerId) ?? 0}
              onSet={(quantity) => set(offer.offerId, quantity)}
            />
          ))}
        </ul>
      )}
      {wanted.size === 0 ? null : <PayFoot {...props} wanted={wanted} onDrop={drop} />}
    </>
  )
}
