import './receipt.css'
import { useParams } from 'wouter'
import { getMoneyOfOrder, getOrder, isSignedOut, listRegions, read } from '../../../api/index.ts'
import { instantOf, m, money, nameOf } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { Failed, Skeleton } from '../../../ui/states.tsx'
import { quantityText } from '../../goods/quantity-text.ts'
import type { PageVisit } from '../../page.ts'
import { paths } from '../../paths.ts'
import { dueOf } from './money-of.ts'
import { SignInFirst } from './sign-in-first.tsx'
import { type Order, useMoney, useOrder, useRegionTime, useStation } from './use-order.ts'

export const load = ({ client, params }: PageVisit) => {
  const asked = { region: params.region!, order: params.order! }
  return Promise.all([
    client.prefetchQuery(read(getOrder, asked)),
    client.prefetchQuery(read(getMoneyOfOrder, asked)),
    client.prefetchQuery(read(listRegions, {})),
  ])
}

export const head = () => ({ title: m.shop_order_receipt(), isPrivate: true })

/** The receipt of an order on paper: 58 or 80 mm, or a sheet. */
export default function Receipt() {
  const { region = '', order: id = '' } = useParams()
  const order = useOrder(region, id)
  const back = paths.order(region, id)
  return (
    <div className="order-receipt-page">
      <div className="order-receipt-bar">
        <PageHeader title={m.shop_order_receipt()} backHref={back} />
        <Button icon="print" onClick={() => print()}>
          {m.shop_order_print()}
        </Button>
      </div>
      {order.data !== undefined ? <Paper region={region} order={order.data} /> : null}
      {order.isPending ? <Skeleton kind="page" count={2} /> : null}
      {isSignedOut(order.error) ? <SignInFirst back={back} /> : null}
      {order.isLoadingError && !isSignedOut(order.error) ? (
        <Failed error={order.error} onRetry={order.refetch} />
      ) : null}
    </div>
  )
}

function Paper({ region, order }: { region: string; order: Order }) {
  const { timeZone } = useRegionTime(region)
  const place = useStation(region, order.stationId).data?.name
  const paid = useMoney(region, order.id).data
  const amount = (minor: number) => money(minor, order.currency)
  return (
    <article className="order-receipt">
      <h2>{m.shop_order_receipt_head()}</h2>
      <p>{place}</p>
      <p className="number">{m.shop_order_number({ number: order.number })}</p>
      <p className="number">{instantOf(order.placedAt, timeZone)}</p>
      <table>
        <tbody>
          {order.lines.map((line) => (
            <tr key={line.lineNumber}>
              <td>{nameOf(line.name)}</td>
              <td className="number">{quantityText(line.measure, line.quantity)}</td>
              <td className="number">{amount(line.totalMinor)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          {order.feeMinor > 0 ? (
            <Sum name={m.shop_order_sum_fee()} value={amount(order.feeMinor)} />
          ) : null}
          {order.reducedMinor > 0 ? (
            <Sum name={m.shop_order_sum_reduced()} value={amount(-order.reducedMinor)} />
          ) : null}
          <Sum name={m.shop_order_sum_total()} value={amount(dueOf(order))} />
          <Sum name={m.shop_order_sum_tax()} value={amount(order.taxMinor)} />
          {paid === undefined ? null : (
            <Sum
              name={m.shop_order_sum_paid()}
              value={amount(paid.paidMinor - paid.refundedMinor)}
            />
          )}
        </tfoot>
      </table>
      <p>{m.shop_order_receipt_thanks()}</p>
    </article>
  )
}

const Sum = ({ name, value }: { name: string; value: string }) => (
  <tr>
    <td colSpan={2}>{name}</td>
    <td className="number">{value}</td>
  </tr>
)
