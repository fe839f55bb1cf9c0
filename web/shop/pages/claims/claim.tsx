import '../orders/orders.css'
import './claims.css'
import { useLocation, useParams, useSearchParams } from 'wouter'
import { getClaimable, getOrder, isSignedOut, listRegions, read } from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import { PageHeader } from '../../../ui/page-header.tsx'
import { Empty, Failed, Skeleton } from '../../../ui/states.tsx'
import type { PageVisit } from '../../page.ts'
import { paths } from '../../paths.ts'
import { SignInFirst } from '../orders/sign-in-first.tsx'
import { useClaimable, useOrder } from '../orders/use-order.ts'
import { ClaimForm } from './claim-form.tsx'

export const load = ({ client, params }: PageVisit) => {
  const asked = { region: params.region!, order: params.order! }
  return Promise.all([
    client.prefetchQuery(read(getOrder, asked)),
    client.prefetchQuery(read(getClaimable, asked)),
    client.prefetchQuery(read(listRegions, {})),
  ])
}

export const head = () => ({ title: m.shop_order_claim_title(), isPrivate: true })

/** Says what is wrong with a line of an order, with pictures, and what would make it good. */
export default function ClaimPage() {
  const { region = '', order: id = '' } = useParams()
  const [query] = useSearchParams()
  const [, go] = useLocation()
  const back = paths.order(region, id)
  return (
    <div className="claim-page">
      <PageHeader title={m.shop_order_claim_title()} backHref={back} onBack={() => go(back)} />
      <Body region={region} id={id} lineNumber={Number(query.get('line') ?? 1)} />
    </div>
  )
}

function Body({ region, id, lineNumber }: { region: string; id: string; lineNumber: number }) {
  const order = useOrder(region, id)
  const claimable = useClaimable(region, id)
  const [path] = useLocation()
  const error = order.error ?? claimable.error
  if (isSignedOut(error)) return <SignInFirst back={path} />
  const line = order.data?.lines.find((one) => one.lineNumber === lineNumber)
  if (order.data !== undefined && claimable.data !== undefined && line !== undefined) {
    const left = claimable.data.lines.find((one) => one.lineNumber === lineNumber)
    if (left === undefined || left.quantity === 0) return <NothingToClaim />
    return (
      <ClaimForm
        region={region}
        order={order.data}
        line={line}
        left={left}
        pictures={claimable.data}
      />
    )
  }
  if (order.data !== undefined && line === undefined) return <NothingToClaim />
  if (error) return <Failed error={error} onRetry={() => order.refetch()} />
  return <Skeleton kind="page" count={2} />
}

const NothingToClaim = () => (
  <Empty icon="check-circle" title={m.shop_order_claim_nothing()}>
    {m.shop_order_claim_nothing_text()}
  </Empty>
)
