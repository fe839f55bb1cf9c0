import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import {
  depositToWallet,
  getHousehold,
  getResident,
  getWallet,
  listOrders,
  listWalletTransfers,
  read,
} from '../../../api/index.ts'
import { usePages } from '../../../desk/use-pages.ts'
import { instantOf, m, money } from '../../../i18n/index.ts'
import type { Answer } from '../../answers.ts'
import { ActButton, whyField } from '../../forms/index.ts'
import { useCommunities, useLeaders } from '../../lookups.ts'
import { Listed } from '../../parts/more.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Facts, Panel } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { Answered } from '../../states.tsx'
import { moveName } from '../money/words.ts'
import { StateChip } from '../orders/orders.tsx'
import { EraseButton, ErasureRequest } from './erasure.tsx'

type Resident = Answer<typeof getResident>
type At = { region: string; resident: string }

/** One resident: orders, wallet, household. */
export default function ResidentPage() {
  const { region } = useConsole()
  const { resident: id = '' } = useParams({ strict: false }) as { resident?: string }
  const at = { region: region.id, resident: id }
  const resident = useQuery(read(getResident, at))
  return <Answered of={resident}>{(data) => <Resident resident={data} at={at} />}</Answered>
}

function Resident({ resident, at }: { resident: Resident; at: At }) {
  const { whyNot, zone } = useConsole()
  const communities = useCommunities()
  const leaders = useLeaders()
  const navigate = useNavigate()
  return (
    <>
      <PageHead title={resident.name} back={{ to: '/residents', name: m.console_nav_residents() }}>
        <ActButton
          label={m.console_people_deposit()}
          why={whyNot('finance')}
          about={m.console_people_deposit_about()}
          fields={[
            {
              name: 'amountMinor',
              label: m.console_order_amount(),
              kind: 'money',
              isRequired: true,
            },
            whyField('reason'),
          ]}
          submit={({ amountMinor, reason }, _, key) =>
            depositToWallet(
              at,
              { amountMinor: Number(amountMinor), reason: String(reason) },
              { key },
            )
          }
          refresh={[getWallet, listWalletTransfers]}
        />
        <EraseButton at={at} hasLogin={resident.hasLogin} />
      </PageHead>
      <div className="console-split">
        <Orders at={at} />
        <div className="console-stack">
          <ErasureRequest
            at={at}
            name={resident.name}
            gone={() => navigate({ to: '/residents' })}
          />
          <Panel title={m.console_people_about()}>
            <Facts
              of={[
                [m.console_people_phone(), resident.phone],
                [m.console_orders_community(), communities.name(resident.communityId)],
                [m.console_people_room(), resident.room],
                [m.console_orders_leader(), leaders.name(resident.leaderId)],
                [
                  m.console_people_login(),
                  resident.hasLogin ? m.console_people_has_login() : m.console_people_neighbour(),
                ],
                [m.console_people_joined(), instantOf(resident.joinedAt, zone)],
              ]}
            />
          </Panel>
          <Wallet at={at} />
          {resident.householdId && <Household at={at} />}
        </div>
      </div>
    </>
  )
}

function Orders({ at }: { at: At }) {
  const { zone } = useConsole()
  const orders = usePages(listOrders, { region: at.region, residentId: at.resident, limit: 50 })
  return (
    <Panel title={m.console_nav_orders()}>
      <Listed of={orders}>
        {(items) =>
          items.length === 0 ? (
            <p className="console-soft">{m.console_orders_empty()}</p>
          ) : (
            <ul className="console-list">
              {items.map((order) => (
                <li key={order.id}>
                  <Link to="/orders/$order" params={{ order: order.id }}>
                    {order.number}
                  </Link>
                  <span>{instantOf(order.placedAt, zone)}</span>
                  <StateChip state={order.state} />
                  <strong className="number">{money(order.totalMinor, order.currency)}</strong>
                </li>
              ))}
            </ul>
          )
        }
      </Listed>
    </Panel>
  )
}

function Wallet({ at }: { at: At }) {
  const { zone, currency, may } = useConsole()
  const isSeen = may('finance', 'support', 'operations')
  const wallet = useQuery({ ...read(getWallet, at), enabled: isSeen })
  const transfers = usePages(listWalletTransfers, { ...at, limit: 20 }, { isWanted: isSeen })
  if (!isSeen) return null
  return (
    <Panel title={m.console_people_wallet()}>
      <Answered of={wallet} lines={1}>
        {({ balanceMinor }) => (
          <p className="console-large number">{money(balanceMinor, currency)}</p>
        )}
      </Answered>
      <Listed of={transfers} lines={3}>
        {(items) => (
          <ul className="console-list">
            {items.map((transfer) => (
              <li key={transfer.id}>
                <span>{instantOf(transfer.occurredAt, zone)}</span>
                <span className="console-soft">{moveName(transfer.code)}</span>
                <strong className="number">{money(transfer.amountMinor, currency)}</strong>
              </li>
            ))}
          </ul>
        )}
      </Listed>
    </Panel>
  )
}

function Household({ at }: { at: At }) {
  const household = useQuery(read(getHousehold, at))
  return (
    <Panel title={m.console_people_household()}>
      <Answered of={household} lines={2}>
        {({ name, members }) => (
          <>
            <strong>{name}</strong>
            <ul className="console-list">
              {members.map((member) => (
                <li key={member.residentId}>
                  <Link to="/residents/$resident" params={{ resident: member.residentId }}>
                    {member.name}
                  </Link>
                </li>
              ))}
            </ul>
          </>
        )}
      </Answered>
    </Panel>
  )
}
