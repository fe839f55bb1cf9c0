import type { Removed } from './removed-lines.tsx'
import './cart.css'
import { lazy, type ReactNode, Suspense, useState, useSyncExternalStore } from 'react'
import { Link } from 'wouter'
import { getCart, read, showWindow, useMe } from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import { buttonClass } from '../../../ui/button.tsx'
import { Empty, Failed, Skeleton } from '../../../ui/states.tsx'
import { isNotYetResident, useCart } from '../../cart.ts'
import type { PageVisit } from '../../page.ts'
import { AskingWho } from '../../parts/asking-who.tsx'
import { paths } from '../../paths.ts'
import type { Place } from '../../place.ts'
import { usePlace } from '../../reader.tsx'
import { CartPart } from './cart-part.tsx'
import { CartSummary } from './cart-summary.tsx'
import { isLate } from './late.ts'
import { RemovedLines } from './removed-lines.tsx'
import { cartOfferOf, useCartView, type ViewLine, type ViewPart } from './use-cart-view.ts'
import { useCutoff } from './use-cutoff.ts'

// Seldom there: the page itself must stay light.
const ClosedGoods = lazy(() => import('./closed-goods.tsx'))
const WhatChanged = lazy(() => import('./what-changed.tsx'))

/** The cart of who is signed in comes with the page; one that is kept on the device shows with it. */
export async function load({ client, place }: PageVisit): Promise<void> {
  if (place === null) return
  const cart = await client.fetchQuery(read(getCart, { region: place.region }))
  const ids = new Set(cart.lines.map(({ windowId }) => windowId))
  await Promise.all(
    [...ids].map((window) => client.prefetchQuery(read(showWindow, { ...place, window }))),
  )
}

// The page itself is anyone's: what is in a cart is shown to nobody but its owner.
export const head = () => ({
  title: m.shop_order_cart(),
  description: m.shop_order_cart_description(),
})

/** What is in the cart, what it costs and why, and what changed since it was put in. */
export default function CartPage() {
  const place = usePlace()
  return (
    <div className="cart-page">
      <h1>{m.shop_order_cart()}</h1>
      {place === null ? <NothingIn place={null} /> : <Filled place={place} />}
    </div>
  )
}

function Filled({ place }: { place: Place }) {
  const view = useCartView(place)
  useCutoff(view)
  const { setQuantity } = useCart()
  const [removed, setRemoved] = useState<readonly Removed[]>([])
  const remove = (line: ViewLine) => {
    const offer = cartOfferOf(line)
    setRemoved((before) => [...before, { offer, quantity: line.quantity }])
    setQuantity(offer, 0)
  }
  const undo = ({ offer, quantity }: Removed) => {
    setRemoved((before) => before.filter((one) => one.offer.offerId !== offer.offerId))
    setQuantity(offer, quantity)
  }
  const me = useMe()
  const isEmpty = view.parts.length === 0
  const lines = view.parts.flatMap((part) => part.lines)
  // Whose cart is meant is not known yet: an empty one would be a guess.
  if (isEmpty && me === undefined) return <AskingWho kind="rows" />
  if (view.isPending) return <Skeleton kind="rows" count={4} />
  if (isEmpty && view.error && !isNotYetResident(view.error)) {
    return <Failed error={view.error} onRetry={view.retry} />
  }
  return (
    <>
      <RemovedLines removed={removed} onUndo={undo} />
      {isEmpty ? (
        <NothingIn place={place} />
      ) : (
        <div className="cart-columns">
          <div className="cart-parts">
            <Seldom isThere={lines.some(isLate)}>
              <ClosedGoods place={place} view={view} />
            </Seldom>
            <Seldom isThere={lines.some((line) => line.changes.length > 0 && !isLate(line))}>
              <WhatChanged view={view} />
            </Seldom>
            {view.parts.map(inTime).map((part) => (
              <CartPart
                key={part.windowId}
                place={place}
                part={part}
                keptAt={view.keptAt}
                onRemove={remove}
              />
            ))}
          </div>
          <CartSummary view={view} />
        </div>
      )}
    </>
  )
}

const never = () => () => undefined

/** What is not in the server's markup, which waits for no chunk of a page. */
function Seldom({ isThere, children }: { isThere: boolean; children: ReactNode }) {
  const isInBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  if (!isThere) return null
  const waiting = <Skeleton kind="rows" count={1} />
  if (!isInBrowser) return waiting
  return <Suspense fallback={waiting}>{children}</Suspense>
}

/** A part without what was too late: that stands by itself. */
const inTime = (part: ViewPart): ViewPart => ({
  ...part,
  lines: part.lines.filter((line) => !isLate(line)),
})

const NothingIn = ({ place }: { place: Place | null }) => (
  <Empty
    icon="cart"
    title={m.shop_order_cart_empty()}
    action={
      <Link className={buttonClass()} href={place === null ? paths.home() : paths.today(place)}>
        {m.shop_order_to_shop()}
      </Link>
    }
  >
    {m.shop_order_cart_empty_text()}
  </Empty>
)
