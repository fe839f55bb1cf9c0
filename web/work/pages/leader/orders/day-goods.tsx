import './orders.css'
import { useQuery } from '@tanstack/react-query'
import { read, sumOrdersOfCommunity } from '../../../../api/index.ts'
import { StateList } from '../../../../desk/state-list.tsx'
import { m, money, nameOf, number } from '../../../../i18n/index.ts'
import { Empty } from '../../../../ui/states.tsx'
import { amountOf } from '../../../goods/amount.ts'
import { useWork } from '../../../work.tsx'
import { useHere } from '../use-leader.ts'

/** What was ordered for a day by SKU: what will stand on the leader's floor. */
export function DayGoods({ date }: { date: string }) {
  const { region } = useWork()
  const { here } = useHere()
  const day = useQuery(read(sumOrdersOfCommunity, { ...here, date }))
  return (
    <StateList
      of={day}
      isEmpty={({ skus }) => skus.length === 0}
      empty={<Empty icon="box" title={m.leader_orders_none_title()} />}
    >
      {({ skus, salesMinor, cashDueMinor }) => (
        <>
          <table className="leader-table">
            <caption className="only-heard">{m.leader_goods_caption()}</caption>
            <thead>
              <tr>
                <th scope="col">{m.leader_goods_name()}</th>
                <th scope="col">{m.leader_goods_orders()}</th>
                <th scope="col">{m.leader_goods_amount()}</th>
              </tr>
            </thead>
            <tbody>
              {skus.map((sku) => (
                <tr key={sku.skuId}>
                  <th scope="row">{nameOf(sku.name)}</th>
                  <td className="number">{number(sku.orders)}</td>
                  <td className="number">{amountOf(sku.quantity, sku.measure === 'weighed')}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="leader-soft">
            {m.leader_goods_sum({
              amount: money(salesMinor, region.currency),
              cash: money(cashDueMinor, region.currency),
            })}
          </p>
        </>
      )}
    </StateList>
  )
}
