import '../cart/cart.css'
import './checkout.css'
import '../orders/orders.css'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { getMyResident, isSignedOut, read, useMe } from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import { buttonClass } from '../../../ui/button.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { Empty, Failed, Skeleton } from '../../../ui/states.tsx'
import { isNotYetResident, useServerCart } from '../../cart.ts'
import { mergeAgain, useMerging } from '../../merge-cart.ts'
import { AskingWho } from '../../parts/asking-who.tsx'
import { paths } from '../../paths.ts'
import type { Place } from '../../place.ts'
import { usePlace } from '../../reader.tsx'
import { useIsSending } from '../../unsent.ts'
import { SignInFirst } from '../orders/sign-in-first.tsx'
import { CheckoutForm } from './checkout-form.tsx'
import { LiveHere } from './live-here.tsx'
import { WhichHome } from './which-home.tsx'

export const head = () => ({ title: m.shop_order_checkout(), isPrivate: true })

/** Where, when, how to pay: all on one page. */
export default function CheckoutPage() {
  const place = usePlace()
  const [, go] = useLocation()
  return (
    <div className="checkout-page">
      <PageHeader
        title={m.shop_order_checkout()}
        backHref={paths.cart()}
        onBack={() => go(paths.cart())}
      />
      {place === null ? <NothingToOrder /> : <Body place={place} />}
    </div>
  )
}

function Body({ place }: { place: Place }) {
  const me = useMe()
  const cart = useServerCart(place.region)
  const resident = useQuery({
    ...read(getMyResident, { region: place.region }),
    enabled: Boolean(me),
  })
  // What was tapped a moment ago, or before signing in, is ordered too; what is on the page stays.
  const isSending = useIsSending(me?.id, place.region)
  const { isMerging, error: unmerged } = useMerging(place.region)
  const [isSettled, setSettled] = useState(false)
  const isWhole = cart.data !== undefined && !isSending && !isMerging
  if (isWhole && !isSettled) setSettled(true)
  const error = cart.error ?? resident.error
  if (me === null || isSignedOut(error)) return <SignInFirst back={paths.checkout()} />
  if (me === undefined) return <AskingWho kind="page" />
  if (isNotYetResident(cart.error)) return <LiveHere place={place} name={me.name} />
  if (unmerged !== null) return <Failed error={unmerged} onRetry={mergeAgain} />
  if (cart.data !== undefined && !isSettled) return <Skeleton kind="page" count={3} />
  if (cart.data !== undefined && cart.data.lines.length === 0) return <NothingToOrder />
  if (resident.data !== undefined && resident.data.communityId !== place.community) {
    return <WhichHome place={place} resident={resident.data} />
  }
  if (cart.data !== undefined && resident.data !== undefined) {
    return <CheckoutForm place={place} resident={resident.data} lines={cart.data.lines} />
  }
  if (error) return <Failed error={error} onRetry={() => cart.refetch()} />
  return <Skeleton kind="page" count={3} />
}

const NothingToOrder = () => (
  <Empty
    icon="cart"
    title={m.shop_order_cart_empty()}
    action={
      <Link className={buttonClass()} href={paths.home()}>
        {m.shop_order_to_shop()}
      </Link>
    }
  />
)
