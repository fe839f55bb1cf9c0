import { Tag } from '../../../../desk/job-card.tsx'
import { m, nameOf } from '../../../../i18n/index.ts'
import { amountOf } from '../../../goods/amount.ts'
import type { Delivery } from './delivery.ts'
import { KIND_WORDS } from './report-form.tsx'

type Resolution = NonNullable<Delivery['discrepancies'][number]['resolution']>

const RESOLVED: Record<Resolution, () => string> = {
  redelivered: m.leader_resolved_redelivered,
  refunded: m.leader_resolved_refunded,
  returned: m.leader_resolved_returned,
  'written-off': m.leader_resolved_written_off,
}

/** What was reported of the day, and what became of it. */
export function Discrepancies({ delivery }: { delivery: Delivery }) {
  if (delivery.discrepancies.length === 0) return null
  return (
    <section className="leader-group">
      <h2>{m.leader_reported_title()}</h2>
      <ul className="desk-list">
        {delivery.discrepancies.map((one) => {
          const sku = delivery.skus.find(({ skuId }) => skuId === one.skuId)
          return (
            <li key={one.id} className="leader-sum">
              <span>
                {KIND_WORDS[one.reportedAs]()} {sku === undefined ? '' : nameOf(sku.name)}{' '}
                {amountOf(one.quantity, sku?.measure === 'weighed')}
              </span>
              <Tag tone={one.resolution === null ? 'wait' : 'go'}>
                {one.resolution === null ? m.leader_resolving() : RESOLVED[one.resolution]()}
              </Tag>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
