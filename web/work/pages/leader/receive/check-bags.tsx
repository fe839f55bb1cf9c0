import { useState } from 'react'
import {
  confirmDelivery,
  getDelivery,
  getHandoverList,
  reportDiscrepancies,
  useAct,
} from '../../../../api/index.ts'
import { Refusal } from '../../../../desk/refusal.tsx'
import { tell } from '../../../../desk/tell.ts'
import { m, nameOf } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { Icon } from '../../../../ui/icon.tsx'
import { Sheet } from '../../../../ui/sheet.tsx'
import { useHere } from '../use-leader.ts'
import { BagList, type BagMark } from './bag-list.tsx'
import type { Delivery } from './delivery.ts'
import { KIND_WORDS, type Report, ReportForm } from './report-form.tsx'

/** Counts bags and goods off; what is not named is said to be there. */
export function CheckBags({ delivery, isConfirmed }: { delivery: Delivery; isConfirmed: boolean }) {
  const { day } = useHere()
  const [marks, setMarks] = useState<ReadonlyMap<string, BagMark>>(new Map())
  const [reports, setReports] = useState<readonly Report[]>([])
  const [isAdding, setAdding] = useState(false)
  const refresh = [getDelivery, getHandoverList]
  const clear = () => {
    setMarks(new Map())
    setReports([])
    tell(m.leader_confirm_done())
  }
  const confirm = useAct(confirmDelivery, { refresh, onDone: clear })
  const report = useAct(reportDiscrepancies, { refresh, onDone: clear })
  const bags = [...marks].map(([bagId, kind]) => ({ kind, bagId }))
  const goods = reports.map(({ pictures, ...said }) => ({
    ...said,
    pictureIds: pictures.map(({ id }) => id),
  }))
  const discrepancies = [...bags, ...goods]
  const count = discrepancies.length
  const send = () =>
    isConfirmed
      ? report.mutate({ params: day, body: { discrepancies } })
      : confirm.mutate({ params: day, body: count === 0 ? {} : { discrepancies } })
  return (
    <section className="leader-stack" aria-label={m.leader_check()}>
      <div className="leader-line">
        <h2>{isConfirmed ? m.leader_report_later() : m.leader_check()}</h2>
        <Button kind="soft" icon="warning" onClick={() => setAdding(true)}>
          {m.leader_report_add()}
        </Button>
      </div>
      <p className="leader-soft">{m.leader_check_hint()}</p>
      <BagList
        bags={delivery.bags}
        marks={marks}
        onMark={(bagId, mark) => {
          const next = new Map(marks)
          if (mark === null) next.delete(bagId)
          else next.set(bagId, mark)
          setMarks(next)
        }}
      />
      <Said
        delivery={delivery}
        reports={reports}
        onDrop={(one) => setReports(reports.filter((other) => other !== one))}
      />
      {isConfirmed && count === 0 ? null : (
        <div className="work-foot">
          <Refusal error={confirm.error ?? report.error} />
          <Button isBusy={confirm.isPending || report.isPending} onClick={send}>
            {isConfirmed
              ? m.leader_report_send({ count })
              : count === 0
                ? m.leader_confirm_all()
                : m.leader_confirm_but({ count })}
          </Button>
        </div>
      )}
      <Sheet title={m.leader_report_add()} isOpen={isAdding} onClose={() => setAdding(false)}>
        <ReportForm
          skus={delivery.skus}
          onDone={(made) => {
            setReports([...reports, made])
            setAdding(false)
          }}
        />
      </Sheet>
    </section>
  )
}

/** What is going to be reported of goods, as it was said. */
function Said(props: {
  delivery: Delivery
  reports: readonly Report[]
  onDrop: (report: Report) => void
}) {
  if (props.reports.length === 0) return null
  return (
    <ul className="desk-list">
      {props.reports.map((report) => {
        const sku = props.delivery.skus.find(({ skuId }) => skuId === report.skuId)
        const text = m.leader_reported({
          kind: KIND_WORDS[report.kind](),
          goods: sku === undefined ? '' : nameOf(sku.name),
          count: report.quantity,
        })
        return (
          <li key={`${report.kind} ${report.skuId} ${report.quantity}`} className="leader-sum">
            <span>{text}</span>
            <button
              type="button"
              className="ui-icon-button"
              aria-label={m.leader_draft_drop({ name: text })}
              onClick={() => props.onDrop(report)}
            >
              <Icon name="close" size={18} />
            </button>
          </li>
        )
      })}
    </ul>
  )
}
