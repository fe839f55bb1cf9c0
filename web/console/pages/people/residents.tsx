import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { listErasureRequests, read, searchResidents } from '../../../api/index.ts'
import { instantOf, m } from '../../../i18n/index.ts'
import type { Item } from '../../answers.ts'
import { useCommunities, useLeaders } from '../../lookups.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { Panel } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { Empty } from '../../states.tsx'
import { type Column, DataTable, type Filter, paged, tableStates } from '../../table/index.ts'

type Row = Item<typeof searchResidents>

/** Who orders; phones are shown as the server lets one see them. */
export default function ResidentsPage() {
  const { region, zone } = useConsole()
  const communities = useCommunities()
  const leaders = useLeaders()
  const source = useMemo(
    () =>
      paged(searchResidents, { region: region.id }, ({ search, filters }) => ({
        ...(search === undefined ? {} : { search }),
        ...(filters.communityId === undefined ? {} : { communityId: filters.communityId }),
        ...(filters.leaderId === undefined ? {} : { leaderId: filters.leaderId }),
        ...(filters.isNeighbour === undefined
          ? {}
          : { isNeighbour: filters.isNeighbour === 'true' }),
      })),
    [region.id],
  )
  const columns = useMemo<readonly Column<Row>[]>(
    () => [
      { id: 'name', name: m.console_people_name(), value: (row) => row.name, width: 150 },
      { id: 'phone', name: m.console_people_phone(), value: (row) => row.phone, width: 160 },
      {
        id: 'community',
        name: m.console_orders_community(),
        value: (row) => communities.name(row.communityId),
        width: 160,
      },
      {
        id: 'leader',
        name: m.console_orders_leader(),
        value: (row) => leaders.name(row.leaderId),
        width: 120,
      },
      {
        id: 'login',
        name: m.console_people_login(),
        value: (row) =>
          row.hasLogin ? m.console_people_has_login() : m.console_people_neighbour(),
        width: 130,
      },
      {
        id: 'joined',
        name: m.console_people_joined(),
        value: (row) => row.joinedAt,
        cell: (row) => instantOf(row.joinedAt, zone),
        width: 170,
      },
    ],
    [zone, communities, leaders],
  )
  const filters = useMemo<readonly Filter[]>(
    () => [
      {
        name: 'communityId',
        label: m.console_orders_any_community(),
        kind: 'choice',
        options: communities.choices,
      },
      {
        name: 'leaderId',
        label: m.console_people_any_leader(),
        kind: 'choice',
        options: leaders.choices,
      },
      {
        name: 'isNeighbour',
        label: m.console_people_any_login(),
        kind: 'choice',
        options: [
          { value: 'false', label: m.console_people_has_login() },
          { value: 'true', label: m.console_people_neighbour() },
        ],
      },
    ],
    [communities, leaders],
  )
  return (
    <>
      <PageHead title={m.console_nav_residents()} />
      <WaitingErasures />
      <DataTable<Row>
        name="residents"
        label={m.console_nav_residents()}
        columns={columns}
        filters={filters}
        source={source}
        rowId={({ id }) => id}
        searchHint={m.console_people_search_resident()}
        target={({ id }) => ({ to: '/residents/$resident', params: { resident: id } })}
        states={tableStates(<Empty icon="resident" title={m.console_people_no_residents()} />)}
      />
    </>
  )
}

/** Whoever is to be erased and waits for a second look. */
function WaitingErasures() {
  const { region, zone, may } = useConsole()
  const communities = useCommunities()
  const isSeen = may('operations', 'support')
  const { data = [] } = useQuery({
    ...read(listErasureRequests, { region: region.id }),
    enabled: isSeen,
  })
  if (data.length === 0) return null
  return (
    <Panel title={m.console_people_erase_waiting()}>
      <ul className="console-list">
        {data.map((one) => (
          <li key={one.id}>
            <Link to="/residents/$resident" params={{ resident: one.residentId }}>
              {one.residentName}
            </Link>
            <span>{communities.name(one.communityId)}</span>
            <span className="console-soft">{one.why}</span>
            <span>{instantOf(one.askedAt, zone)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
