import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import {
  cancelPurchaseOrder,
  changePurchaseOrderLines,
  getPurchaseOrder,
  listPurchaseOrders,
  read,
  sendPurchaseOrder,
  turnToSecondSource,
  useLive,
} from '../../../api/index.ts'
import { calendarDay, m, money } from '../../../i18n/index.ts'
import { amountOf } from '../../amount.ts'
import { ActButton, whyField } from '../../forms/index.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { Chip, Facts, Panel } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { Answered } from '../../states.tsx'
import { unitPrice } from '../../unit-price.ts'
import { orderStateName, orderTone, type PurchaseOrder } from './orders.ts'
import { useNames } from './use-names.ts'

const READS = [getPurchaseOrder, listPurchaseOrders]

export default function PurchaseOrderPage() {
  const { region } = useConsole()
  const { purchaseOrder } = useParams({ strict: false }) as { purchaseOrder: string }
  const order = useQuery(read(getPurchaseOrder, { region: region.id, purchaseOrder }))
  useLive({ region: region.id })
  return <Answered of={order}>{(found) => <Inside order={found} />}</Answered>
}

function Inside({ order }: { order: PurchaseOrder }) {
  const { currency } = useConsole()
  const { supplier, station, sku } = useNames()
  return (
    <>
      <PageHead
        title={order.number}
        back={{ to: '/procurement', name: m.console_day_procurement() }}
        about={<Chip tone={orderTone(order.state)}>{orderStateName(order.state)}</Chip>}
      >
        <Acts order={order} />
      </PageHead>
      <div className="console-stack">
        <Panel title={supplier(order.supplierId)}>
          <Facts
            of={[
              [m.console_day_po_station(), station(order.stationId)],
              [m.console_day_choose_day(), calendarDay(order.pickupDate)],
              ...(order.expectedMinor === order.amountMinor
                ? [[m.console_day_po_total(), money(order.amountMinor, currency)] as const]
                : ([
                    [m.console_day_po_total_asked(), money(order.amountMinor, currency)],
                    [m.console_day_po_total_now(), money(order.expectedMinor, currency)],
                  ] as const)),
            ]}
          />
        </Panel>
        <Panel title={m.console_day_po_lines()}>
          <table className="console-plain">
            <thead>
              <tr>
                <th scope="col">{m.console_day_col_goods()}</th>
                <th scope="col" className="table-number">
                  {m.console_day_po_wanted()}
                </th>
                <th scope="col" className="table-number">
                  {m.console_day_po_got()}
                </th>
                <th scope="col" className="table-number">
                  {m.console_day_po_came()}
                </th>
                <th scope="col" className="table-number">
                  {m.console_day_po_cost()}
                </th>
              </tr>
            </thead>
            <tbody>
              {order.lines.map((line) => (
                <tr key={line.skuId}>
                  <td>{sku(line.skuId)}</td>
                  <td className="table-number number">{amountOf(line.quantity, line.isWeighed)}</td>
                  <td className="table-number number">
                    {amountOf(line.confirmedQuantity, line.isWeighed)}
                  </td>
                  <td className="table-number number">
                    {amountOf(line.receivedQuantity, line.isWeighed)}
                  </td>
                  <td className="table-number number">
                    {unitPrice(line.costMinor, currency, line.isWeighed)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Panel>
      </div>
    </>
  )
}

const quantitiesOf = ({ lines }: PurchaseOrder) =>
  Object.fromEntries(lines.map(({ skuId, quantity }) => [skuId, quantity]))

function Acts({ order }: { order: PurchaseOrder }) {
  const { region, whyNot } = useConsole()
  const place = { region: region.id, purchaseOrder: order.id }
  const role = whyNot('operations', 'buyer')
  const isOver = order.state === 'closed' || order.state === 'cancelled'
  const over = role ?? (isOver ? m.console_day_po_is_over() : undefined)
  const held = role ?? (order.state === 'held' ? undefined : m.console_day_po_only_held())
  const { sku } = useNames()
  return (
    <>
      <ActButton
        label={m.console_day_po_edit_lines()}
        why={held}
        shared={{
          version: order.version,
          readAgain: async () => {
            const now = await getPurchaseOrder(place)
            return { values: quantitiesOf(now), version: now.version }
          },
        }}
        fields={order.lines.map(({ skuId, isWeighed }) => ({
          name: skuId,
          label: sku(skuId),
          kind: isWeighed ? 'grams' : 'number',
          isRequired: true,
        }))}
        initial={quantitiesOf(order)}
        refresh={READS}
        submit={(values, version) =>
          changePurchaseOrderLines(place, {
            version,
            lines: order.lines.map(({ skuId }) => ({ skuId, quantity: Number(values[skuId]) })),
          })
        }
      />
      <ActButton
        label={m.console_day_po_send()}
        why={held}
        refresh={READS}
        submit={() => sendPurchaseOrder(place)}
      />
      <ActButton
        label={m.console_day_po_cancel()}
        why={over}
        isDangerous
        fields={[whyField()]}
        cancelLabel={m.console_order_keep()}
        refresh={READS}
        submit={({ why }) => cancelPurchaseOrder(place, { why: String(why) })}
      />
      <ActButton
        label={m.console_day_po_second()}
        about={m.console_day_po_second_about()}
        variant="filled"
        why={over}
        refresh={READS}
        submit={(_values, _version, key) => turnToSecondSource(place, { key })}
      />
    </>
  )
}
