import './checkout.css'
import '../orders/orders.css'
import { useQueries, useQuery } from '@tanstack/react-query'
import { Link, useLocation, useParams, useSearchParams } from 'wouter'
import { getOrder, getPayment, isSignedOut, read } from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import { buttonClass } from '../../../ui/button.tsx'
import { Failed, Skeleton } from '../../../ui/states.tsx'
import { paths } from '../../paths.ts'
import { SignInFirst } from '../orders/sign-in-first.tsx'
import type { Order } from '../orders/use-order.ts'
import { PlacedResult } from './placed-result.tsx'

export const head = () => ({ title: m.shop_order_result(), isPrivate: true })

/** How often a payment that is under way is asked after. */
const ASK_MS = 2500

/** Back from the pay page, or placed without one: how it went, and what to do now. */
export default function PlacedPage() {
  const { region = '' } = useParams()
  const [query] = useSearchParams()
  const [path] = useLocation()
  const paymentId = query.get('payment')
  const payment = useQuery({
    ...read(getPayment, { region, payment: paymentId ?? '' }),
    enabled: paymentId !== null,
    refetchInterval: ({ state }) => (state.data?.state === 'waiting' ? ASK_MS : false),
  })
  const named = query.get('orders')?.split(',').filter(Boolean) ?? []
  const ids = named.length > 0 ? named : (payment.data?.orders ?? []).map((one) => one.orderId)
  const orders = useQueries({
    queries: ids.map((order) => ({
      ...read(getOrder, { region, order }),
      refetchInterval: ({ state }: { state: { data?: Order | undefined } }) =>
        state.data?.state === 'awaiting_payment' ? ASK_MS : (false as const),
    })),
  })
  const known = orders.flatMap(({ data }) => data ?? [])
  const error = payment.error ?? orders.find((one) => one.error)?.error
  if (!isSignedOut(error) && ids.length > 0 && known.length === ids.length) {
    return <PlacedResult region={region} orders={known} payment={payment.data} />
  }
  return (
    <>
      <h1 className="only-heard">{m.shop_order_result()}</h1>
      <Unknown
        error={error}
        back={path}
        isNothingNamed={paymentId === null && ids.length === 0}
        onRetry={() => Promise.all([payment, ...orders].map((one) => one.isError && one.refetch()))}
      />
    </>
  )
}

interface UnknownProps {
  error: unknown
  back: string
  isNothingNamed: boolean
  onRetry: () => unknown
}

function Unknown({ error, back, isNothingNamed, onRetry }: UnknownProps) {
  if (isSignedOut(error)) return <SignInFirst back={back} />
  if (error) return <Failed error={error} onRetry={onRetry} />
  return isNothingNamed ? <ToOrders /> : <Skeleton kind="page" count={2} />
}

const ToOrders = () => (
  <p className="checkout-result">
    <Link className={buttonClass()} href={paths.orders()}>
      {m.shop_order_list()}
    </Link>
  </p>
)
