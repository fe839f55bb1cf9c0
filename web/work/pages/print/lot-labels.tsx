import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import {
  getPurchaseOrder,
  getSupplier,
  listSkuCards,
  type PurchaseOrder,
  read,
} from '../../../api/index.ts'
import { StateList } from '../../../desk/state-list.tsx'
import { fullDay, m, number, weight } from '../../../i18n/index.ts'
import { Qr } from '../../../ui/qr.tsx'
import { Empty } from '../../../ui/states.tsx'
import { Page } from '../../page.tsx'
import { useWork } from '../../work.tsx'
import { LABEL } from './paper.ts'
import { useSupplierLog } from './print-log.tsx'
import { Sheets } from './sheets.tsx'

type Shipped = PurchaseOrder['shipments'][number]['lines'][number]
type Line = PurchaseOrder['lines'][number]

const MOST_LABELS = 500

/** Labels of the lots of a shipment, 60 × 40 mm: one a case, with a code that the warehouse scans. */
export default function LotLabels() {
  const { purchaseOrder = '' } = useParams({ strict: false })
  const { region } = useWork()
  const found = useQuery(read(getPurchaseOrder, { region: region.id, purchaseOrder }))
  if (found.data !== undefined) return <Printed order={found.data} />
  return (
    <Page title={m.print_lot_labels()} isWide>
      <StateList of={found} isEmpty={() => false} empty={null}>
        {() => null}
      </StateList>
    </Page>
  )
}

interface Labelled {
  key: string
  shipped: Shipped
  line: Line
  /** Which case of how many of this lot. */
  nth: number
  count: number
}

function labelsOf(order: PurchaseOrder): Labelled[] {
  const lines = new Map(order.lines.map((line) => [line.skuId, line]))
  return order.shipments.flatMap(({ id, lines: all }) =>
    all.flatMap((shipped) => {
      const line = lines.get(shipped.skuId)
      if (line === undefined) return []
      const count = line.isWeighed ? 1 : Math.ceil(shipped.quantity / line.caseSize)
      return Array.from({ length: Math.min(count, MOST_LABELS) }, (_, at) => ({
        key: `${id} ${shipped.skuId} ${shipped.lotCode} ${at}`,
        shipped,
        line,
        nth: at + 1,
        count,
      }))
    }),
  )
}

function Printed({ order }: { order: PurchaseOrder }) {
  const { region } = useWork()
  const log = useSupplierLog(order.supplierId, order.id)
  const asked = { region: region.id, supplier: order.supplierId }
  const supplier = useQuery(read(getSupplier, asked)).data
  const labels = labelsOf(order)
  const ids = order.lines.map(({ skuId }) => skuId).join(',')
  const cards = useQuery(read(listSkuCards, { region: region.id, ids })).data
  const names = new Map(cards?.map(({ id, name }) => [id, name]))
  return (
    <Sheets
      title={m.print_lot_labels()}
      paper={LABEL}
      fileName={`lots-${order.number}`}
      count={labels.length}
      empty={<Empty icon="tag" title={m.print_no_lots()} />}
      log={log}
    >
      {labels.map((label) => (
        <LotLabel
          key={label.key}
          label={label}
          order={order}
          goods={names.get(label.line.skuId) ?? ''}
          supplier={supplier?.name ?? ''}
        />
      ))}
    </Sheets>
  )
}

function LotLabel(props: {
  label: Labelled
  order: PurchaseOrder
  goods: string
  supplier: string
}) {
  const { label, order, goods, supplier } = props
  const { shipped, line, nth, count } = label
  const quantity = Math.min(line.caseSize, shipped.quantity - (nth - 1) * line.caseSize)
  return (
    <article className="print-sheet print-label">
      <div className="print-label-row">
        <div className="print-label-name">{goods}</div>
        <div className="print-label-count">
          {line.isWeighed ? weight(shipped.quantity) : m.print_pieces({ count: number(quantity) })}
        </div>
      </div>
      <div className="print-label-row">
        <div>
          <div className="print-label-line">{supplier}</div>
          <div>{m.print_lot({ code: shipped.lotCode ?? '' })}</div>
          {shipped.expiresOn === null ? null : (
            <b>{m.print_best_before({ date: fullDay(shipped.expiresOn) })}</b>
          )}
          <div>{m.print_case_of({ nth, count })}</div>
          <div>{m.print_purchase_order({ number: order.number })}</div>
        </div>
        <div className="print-label-qr">
          <Qr text={shipped.lotCode ?? order.number} label={m.print_lot_code()} />
        </div>
      </div>
    </article>
  )
}
