import { calendarDay, instantOf, m, money, number } from '../../../i18n/index.ts'
import { amountOf } from '../../amount.ts'
import { Facts, Panel } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { eventName } from '../orders/words.ts'
import { bearerName, type ClaimDetails, reasonName, stageName } from './claim.ts'

/** What is known of the same goods that day: whether it is one bag or the whole lot. */
export function GoodsOfDay({ details }: { details: ClaimDetails }) {
  const { claim, day, suggestedBearer } = details
  const { currency } = useConsole()
  const isWeighed = claim.measure === 'weighed'
  const amount = (quantity: number | null) => amountOf(quantity, isWeighed)
  return (
    <Panel title={m.console_day_claim_goods_of_day({ day: calendarDay(claim.pickupDate) })}>
      <Facts
        of={[
          [m.console_day_po_wanted(), amount(day.orderedQuantity)],
          [m.console_day_po_came(), amount(day.receivedQuantity)],
          [m.console_day_claim_refused(), amount(day.refusedQuantity)],
          [m.console_day_claim_free(), amount(day.freeQuantity)],
          [
            m.console_day_claim_lost_at(),
            m.console_day_claim_lost_by({
              stage: stageName(suggestedBearer.stage),
              bearer: bearerName(suggestedBearer.bearerKind),
            }),
          ],
          ...day.shortfalls.map(
            (one) =>
              [
                m.console_day_claim_short_at({ stage: stageName(one.stage) }),
                amount(one.quantity),
              ] as const,
          ),
          ...day.claims.map(
            (one) =>
              [
                m.console_day_claim_same({ reason: reasonName(one.reason) }),
                m.console_day_claim_same_of({
                  count: number(one.claims),
                  communities: number(one.communities),
                  money: money(one.askedMinor, currency),
                }),
              ] as const,
          ),
          [
            m.console_day_incidents(),
            day.incidents.length === 0
              ? null
              : day.incidents.map(({ id, what }) => <p key={id}>{what}</p>),
          ],
        ]}
      />
    </Panel>
  )
}

/** What happened to the order, the last first. */
export function OrderTimeline({ details: { timeline } }: { details: ClaimDetails }) {
  const { zone } = useConsole()
  return (
    <Panel title={m.console_order_timeline()}>
      <ol className="console-timeline">
        {timeline.toReversed().map(({ type, occurredAt }) => (
          <li key={`${type} ${occurredAt}`}>
            <strong>{eventName(type)}</strong>
            <time dateTime={occurredAt} className="console-soft">
              {instantOf(occurredAt, zone)}
            </time>
          </li>
        ))}
      </ol>
    </Panel>
  )
}
