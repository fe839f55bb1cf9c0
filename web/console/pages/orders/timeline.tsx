import { useQuery } from '@tanstack/react-query'
import { getTimelineOfOrder, read } from '../../../api/index.ts'
import { instantOf, m } from '../../../i18n/index.ts'
import { Panel } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { Answered } from '../../states.tsx'
import { eventName, eventWhy } from './words.ts'

/** What happened to an order, the last first. */
export function Timeline({ orderId }: { orderId: string }) {
  const { region, zone } = useConsole()
  const timeline = useQuery(read(getTimelineOfOrder, { region: region.id, order: orderId }))
  return (
    <Panel title={m.console_order_timeline()}>
      <Answered of={timeline}>
        {(events) => (
          <ol className="console-timeline">
            {events.toReversed().map(({ type, occurredAt, body }) => (
              <li key={`${type} ${occurredAt}`}>
                <strong>{eventName(type)}</strong>
                {typeof body.why === 'string' && <span>{eventWhy(type, body.why)}</span>}
                <time dateTime={occurredAt} className="console-soft">
                  {instantOf(occurredAt, zone)}
                </time>
              </li>
            ))}
          </ol>
        )}
      </Answered>
    </Panel>
  )
}
