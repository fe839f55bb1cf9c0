import { Fragment } from 'react'
import { useServerMinute } from '../../../api/index.ts'
import { m, number, weight } from '../../../i18n/index.ts'
import { Countdown } from '../../../ui/countdown.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Notice } from '../../../ui/notice.tsx'
import type { Offer, Window } from '../../goods/offer.ts'
import { cutoffText, opensText, pickupText } from '../../goods/window-words.ts'
import { useCommunity } from '../../reader.tsx'
import { labelName, labelText } from './label-words.ts'
import type { Product } from './product-queries.ts'

interface ArrivalProps {
  window: Window
  offer: Offer
  timeZone: string
}

/** Until when it can be ordered, and when and where it arrives. */
export function Arrival({ window, offer, timeZone }: ArrivalProps) {
  const now = useServerMinute()
  const { data: community } = useCommunity()
  const isOpen = window.state === 'open'
  const turn = isOpen ? offer.cutoffAt : window.opensAt
  return (
    <section className="product-arrival" aria-label={m.shop_arrival()}>
      <Icon name="clock" />
      <p>
        <strong>{isOpen ? cutoffText(turn, now, timeZone) : opensText(turn, now, timeZone)}</strong>
        <Countdown until={turn} className="product-left" />
      </p>
      <Icon name="pin" />
      <p>{pickupText(window, now, timeZone, community?.pickupStation?.name ?? null)}</p>
    </section>
  )
}

const STORAGE = {
  ambient: m.shop_ambient,
  chilled: m.shop_chilled_long,
  frozen: m.shop_frozen_long,
} as const

export function Facts({ product, offer }: { product: Product; offer: Offer | undefined }) {
  const { origin, brand, storage, shelfLifeDays } = product
  const amount = (value: number) => (offer?.measure === 'weighed' ? weight(value) : number(value))
  const facts: [string, string | null][] = [
    [m.shop_fact_origin(), origin || null],
    [m.shop_fact_brand(), brand || null],
    [m.shop_fact_storage(), STORAGE[storage]()],
    [
      m.shop_fact_shelf_life(),
      shelfLifeDays === null ? null : m.shop_days({ count: shelfLifeDays }),
    ],
    [m.shop_fact_limit(), offer?.limitPerResident == null ? null : amount(offer.limitPerResident)],
    [m.shop_fact_left(), offer?.left == null ? null : amount(offer.left)],
    [m.shop_fact_sold(), offer === undefined || offer.sold === 0 ? null : amount(offer.sold)],
  ]
  return (
    <dl className="product-facts">
      {facts.map(([name, value]) =>
        value === null ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  )
}

export function WeighedNote() {
  return (
    <Notice tone="good" icon="scale">
      <strong>{m.shop_weighed_title()}</strong>
      <p>{m.shop_weighed_text()}</p>
    </Notice>
  )
}

/** What stands on the pack, as the law wants it shown before buying. */
export function LabelTable({ product }: { product: Product }) {
  const lines = Object.entries(product.label)
    .map(([field, value]) => [labelName(field), labelText(value)] as const)
    .filter(([name, value]) => name !== null && value !== '')
  if (lines.length === 0) return null
  return (
    <details className="product-label" open>
      <summary>{m.shop_label()}</summary>
      <dl>
        {lines.map(([name, value]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
    </details>
  )
}

/** Where the neighbours' reviews will stand. */
export function Reviews() {
  return (
    <section className="product-reviews">
      <h2>{m.shop_reviews()}</h2>
      <p className="shop-soft">{m.shop_reviews_none()}</p>
    </section>
  )
}
