import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { getOrder, getStation, read } from '../../../api/index.ts'
import { StateList } from '../../../desk/state-list.tsx'
import { instantOf, m, money, nameOf, number, weight } from '../../../i18n/index.ts'
import { Page } from '../../page.tsx'
import { useWork } from '../../work.tsx'
import type { Paper } from './paper.ts'
import { useCommunityLog } from './print-log.tsx'
import { Sheets } from './sheets.tsx'
import { Choice } from './storage-choice.tsx'

type Order = Awaited<ReturnType<typeof getOrder>>

const WIDTHS = [58, 80] as const
const CSS_PX_PER_MM = 96 / 25.4
/** Until it is drawn and measured. */
const GUESSED_MM = 120

/** A receipt for the narrow paper of a till, 58 or 80 mm wide and as long as it needs. */
export default function Receipt() {
  const { order = '' } = useParams({ strict: false })
  const { region } = useWork()
  const found = useQuery(read(getOrder, { region: region.id, order }))
  if (found.data !== undefined) return <Printed order={found.data} />
  return (
    <Page title={m.print_receipt()}>
      <StateList of={found} isEmpty={() => false} empty={null}>
        {() => null}
      </StateList>
    </Page>
  )
}

function Printed({ order }: { order: Order }) {
  const { width } = useSearch({ strict: false }) as { width?: string | number }
  const widthMm = WIDTHS.find((known) => String(known) === String(width)) ?? WIDTHS[0]
  const { slip, heightMm } = useMeasured()
  const paper: Paper = { widthMm, heightMm, marginMm: 0 }
  const log = useCommunityLog(order.communityId, 'receipt', order.id)
  const options = WIDTHS.map((mm) => ({ value: String(mm), name: m.print_width({ mm }) }))
  return (
    <Sheets
      title={m.print_receipt()}
      paper={paper}
      fileName={`receipt-${order.number}`}
      count={1}
      empty={null}
      choices={
        <Choice name="width" label={m.print_paper()} value={String(widthMm)} options={options} />
      }
      log={log}
    >
      <Slip order={order} slip={slip} />
    </Sheets>
  )
}

/** As long as what stands on it: names that need two lines make the paper longer. */
function useMeasured() {
  const slip = useRef<HTMLDivElement>(null)
  const [heightMm, setHeight] = useState(GUESSED_MM)
  useEffect(() => {
    const content = slip.current
    if (content === null) return
    const watcher = new ResizeObserver(() =>
      setHeight(Math.ceil(content.offsetHeight / CSS_PX_PER_MM) + 1),
    )
    watcher.observe(content)
    return () => watcher.disconnect()
  }, [])
  return { slip, heightMm }
}

function Slip({ order, slip }: { order: Order; slip: RefObject<HTMLDivElement | null> }) {
  const { region } = useWork()
  const station = useQuery(read(getStation, { region: region.id, station: order.stationId })).data
  const amount = (minor: number) => money(minor, order.currency)
  return (
    <article className="print-sheet">
      <div className="print-receipt" ref={slip}>
        <p>
          <b>{station?.name}</b>
        </p>
        <p>{station?.address}</p>
        <p>{m.print_order({ number: order.number })}</p>
        <p>{instantOf(order.placedAt, region.timeZone)}</p>
        <hr />
        {order.lines.map((line) => (
          <div key={line.lineNumber}>
            <p>{nameOf(line.name)}</p>
            <p className="print-receipt-line">
              <span>
                {m.print_times({
                  quantity:
                    line.measure === 'weighed' ? weight(line.quantity) : number(line.quantity),
                  price: amount(line.unitPriceMinor),
                })}
              </span>
              <span>{amount(line.totalMinor)}</span>
            </p>
          </div>
        ))}
        <hr />
        <Sum name={m.print_fee()} value={order.feeMinor} amount={amount} />
        <Sum name={m.print_discount()} value={-order.discountMinor} amount={amount} />
        <Sum name={m.print_reduced()} value={-order.reducedMinor} amount={amount} />
        <p className="print-receipt-line print-receipt-total">
          <span>{m.print_sum()}</span>
          <span>{amount(order.totalMinor - order.reducedMinor)}</span>
        </p>
        <Sum name={m.print_tax()} value={order.taxMinor} amount={amount} />
        <Sum name={m.print_cash_open()} value={order.cashDueMinor} amount={amount} />
        <hr />
        <p>{m.print_thanks()}</p>
      </div>
    </article>
  )
}

function Sum(props: { name: string; value: number; amount: (minor: number) => string }) {
  if (props.value === 0) return null
  return (
    <p className="print-receipt-line">
      <span>{props.name}</span>
      <span>{props.amount(props.value)}</span>
    </p>
  )
}
