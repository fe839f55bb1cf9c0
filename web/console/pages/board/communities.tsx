import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { m, money, number } from '../../../i18n/index.ts'
import { Chip, Panel } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { Empty } from '../../states.tsx'
import type { DayBoard, DayCommunity } from './day.ts'
import { stateSays, stateTone } from './state.ts'

const SHOWN = 8

/** The communities of the day, those that need someone first, then by orders. */
export function Communities({ board }: { board: DayBoard }) {
  const [isAll, setAll] = useState(false)
  const rows = [...board.communities].sort((one, other) => urgency(other) - urgency(one))
  const shown = isAll ? rows : rows.slice(0, SHOWN)
  return (
    <Panel
      title={m.console_day_communities()}
      action={
        rows.length > SHOWN && (
          <Button variant="subtle" size="compact-sm" onClick={() => setAll(!isAll)}>
            {isAll
              ? m.console_day_communities_fewer()
              : m.console_day_communities_all({ count: number(rows.length) })}
          </Button>
        )
      }
    >
      {rows.length === 0 ? (
        <Empty icon="community" title={m.console_day_communities_none()} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        <div className="console-over" tabIndex={0}>
          <table className="console-plain">
            <thead>
              <tr>
                <th scope="col">{m.console_day_community()}</th>
                <th scope="col">{m.console_day_leader()}</th>
                <th scope="col" className="table-number">
                  {m.console_day_orders()}
                </th>
                <th scope="col" className="table-number">
                  {m.console_day_sales()}
                </th>
                <th scope="col" className="table-number">
                  {m.console_day_bags()}
                </th>
                <th scope="col" className="table-number">
                  {m.console_day_handed_over()}
                </th>
                <th scope="col">{m.console_day_state()}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((community) => (
                <Row key={community.id} community={community} day={board.pickupDate} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  )
}

const urgency = ({ state }: DayCommunity): number => (state === 'missing' ? 1 : 0)

function Row({ community, day }: { community: DayCommunity; day: string }) {
  const { currency } = useConsole()
  const { id, name, leaderName, forLeaderName, orders, salesMinor, bags, handedOver } = community
  return (
    <tr>
      <th scope="row" className="board-name">
        <Link
          to="/orders"
          search={{ communityId: id, pickupFrom: day, pickupThrough: day } as never}
        >
          {name}
        </Link>
      </th>
      <td>
        {leaderName ?? m.console_day_no_leader()}{' '}
        {forLeaderName && (
          <span className="board-small">{m.console_day_stands_in({ name: forLeaderName })}</span>
        )}
      </td>
      <td className="table-number number">{number(orders)}</td>
      <td className="table-number number">{money(salesMinor, currency)}</td>
      <td className="table-number number">{number(bags)}</td>
      <td className="table-number number">{number(handedOver)}</td>
      <td>
        <Chip tone={stateTone(community)}>{stateSays(community)}</Chip>
      </td>
    </tr>
  )
}
