import { useQuery } from '@tanstack/react-query'
import {
  listClaimsOfSupplier,
  listSupplierStatements,
  type PurchaseOrder,
  read,
  serverNow,
} from '../../../api/index.ts'
import { Bones, Empty, Failed } from '../../../desk/empty.tsx'
import { JobCard } from '../../../desk/job-card.tsx'
import { readAll } from '../../../desk/read-all.ts'
import { dayOf, m, money, timeOf } from '../../../i18n/index.ts'
import { useWork } from '../../work.tsx'
import { AtSupplier, useOwn } from './at-supplier.tsx'
import { SUPPLIER } from './paths.ts'
import { useWaitingOrders } from './use-waiting-orders.ts'

/** What waits for the supplier, the most urgent largest, then all else. */
export default function SupplierHome() {
  return (
    <AtSupplier title={m.supplier_title()} back={null}>
      {() => (
        <>
          <Waiting />
          <MoreOfSupplier />
        </>
      )}
    </AtSupplier>
  )
}

function Waiting() {
  const own = useOwn()
  const { region, today } = useWork()
  const orders = useWaitingOrders(own, { everyMs: 30_000 })
  if (orders.data === undefined) {
    if (orders.error === null) return <Bones rows={2} />
    return <Failed error={orders.error} onRetry={() => void orders.refetch()} />
  }
  const { toAnswer, toShip } = orders.data
  const first = toAnswer[0] ?? toShip[0]
  if (first === undefined) {
    return (
      <Empty icon="check-circle" title={m.supplier_nothing()} text={m.supplier_nothing_text()} />
    )
  }
  const isAnswer = toAnswer.length > 0
  return (
    <JobCard
      isMain
      icon={isAnswer ? 'receipt' : 'truck'}
      tone={first.state === 'escalated' ? 'need' : isAnswer ? 'wait' : 'go'}
      title={isAnswer ? m.supplier_answer() : m.supplier_ship()}
      figure={isAnswer ? toAnswer.length : toShip.length}
      note={isAnswer ? answerNote(first, region.timeZone, today) : forDay(first, today)}
      to={`${SUPPLIER.orders}/${first.id}`}
      action={isAnswer ? m.supplier_answer_go() : m.supplier_ship_go()}
    />
  )
}

type Asked = Pick<PurchaseOrder, 'answerBy' | 'pickupDate'>

const forDay = ({ pickupDate }: Asked, today: string): string =>
  m.supplier_for_day({ day: dayOf(pickupDate, today) })

/** Until when to answer; past that time, that it is past and still awaited. */
function answerNote(order: Asked, timeZone: string, today: string): string {
  const { answerBy, pickupDate } = order
  if (answerBy === null) return forDay(order, today)
  const asked = { time: timeOf(answerBy, timeZone), day: dayOf(pickupDate, today) }
  return Date.parse(answerBy) > serverNow()
    ? m.supplier_answer_by(asked)
    : m.supplier_answer_late(asked)
}

function MoreOfSupplier() {
  const own = useOwn()
  const { region } = useWork()
  const { data: money_ } = useQuery(read(listSupplierStatements, { ...own, limit: 1 }))
  const { data: claims } = useQuery(readAll(listClaimsOfSupplier, { ...own, state: 'decided' }))
  const open = (claims ?? []).filter(({ objectableUntil }) => objectableUntil !== null)
  return (
    <nav className="desk-list" aria-label={m.supplier_more()}>
      <JobCard
        title={m.supplier_orders()}
        icon="receipt"
        note={m.supplier_orders_text()}
        to={SUPPLIER.orders}
        action=""
      />
      <JobCard
        title={m.supplier_offers()}
        icon="tag"
        note={m.supplier_offers_text()}
        to={SUPPLIER.offers}
        action=""
      />
      <JobCard
        title={m.supplier_statements()}
        icon="wallet"
        note={m.supplier_statements_text()}
        {...(money_ === undefined ? {} : { figure: money(money_.availableMinor, region.currency) })}
        to={SUPPLIER.statements}
        action=""
      />
      <JobCard
        title={m.supplier_claims()}
        icon="flag"
        tone="need"
        note={m.supplier_claims_text()}
        {...(open.length === 0 ? {} : { figure: open.length })}
        to={SUPPLIER.claims}
        action=""
      />
      <JobCard
        title={m.supplier_returns()}
        icon="undo"
        note={m.supplier_returns_text()}
        to={SUPPLIER.returns}
        action=""
      />
      <JobCard
        title={m.supplier_licences()}
        icon="key"
        note={m.supplier_licences_text()}
        to={SUPPLIER.licences}
        action=""
      />
      <JobCard
        title={m.supplier_account()}
        icon="person"
        note={m.supplier_account_text()}
        to={SUPPLIER.account}
        action=""
      />
    </nav>
  )
}
