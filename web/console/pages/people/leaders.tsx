import { useMemo } from 'react'
import { approveLeader, listLeaders, rejectLeader } from '../../../api/index.ts'
import { instantOf, m } from '../../../i18n/index.ts'
import type { Item } from '../../answers.ts'
import { useCommunities } from '../../lookups.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { Chip } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { Empty } from '../../states.tsx'
import {
  type BulkAction,
  type Column,
  DataTable,
  type Filter,
  paged,
  tableStates,
} from '../../table/index.ts'
import { LEADER_STATES, LEVELS } from './words.ts'

type Row = Item<typeof listLeaders>

/** Who leads a community, and who would like to. */
export default function LeadersPage() {
  const { region, zone, whyNot } = useConsole()
  const communities = useCommunities()
  const why = whyNot('operations')
  const source = useMemo(
    () =>
      paged(listLeaders, { region: region.id }, ({ filters }) =>
        filters.state === undefined ? {} : { state: filters.state as 'applied' },
      ),
    [region.id],
  )
  const columns = useMemo<readonly Column<Row>[]>(
    () => [
      { id: 'name', name: m.console_people_name(), value: (row) => row.name, width: 130 },
      { id: 'phone', name: m.console_people_phone(), value: (row) => row.phone, width: 150 },
      {
        id: 'state',
        name: m.console_state(),
        value: (row) => LEADER_STATES[row.state].name(),
        cell: (row) => (
          <Chip tone={LEADER_STATES[row.state].tone}>{LEADER_STATES[row.state].name()}</Chip>
        ),
        width: 110,
      },
      {
        id: 'level',
        name: m.console_people_level(),
        value: (row) => LEVELS[row.level](),
        width: 100,
      },
      {
        id: 'communities',
        name: m.console_nav_communities(),
        value: (row) =>
          (row.state === 'applied'
            ? row.application.communityIds
            : row.communities.map(({ communityId }) => communityId)
          )
            .map(communities.name)
            .join(', '),
        width: 240,
      },
      {
        id: 'applied',
        name: m.console_people_applied(),
        value: (row) => row.appliedAt,
        cell: (row) => instantOf(row.appliedAt, zone),
        width: 170,
      },
      {
        id: 'message',
        name: m.console_people_message(),
        value: (row) => row.application.message,
        isHidden: true,
      },
    ],
    [zone, communities],
  )
  const filters = useMemo<readonly Filter[]>(
    () => [
      {
        name: 'state',
        label: m.console_orders_any_state(),
        kind: 'choice',
        options: Object.entries(LEADER_STATES).map(([value, { name }]) => ({
          value,
          label: name(),
        })),
      },
    ],
    [],
  )
  const actions = useMemo<readonly BulkAction<Row>[]>(() => {
    const at = (row: Row) => ({ region: region.id, leader: row.id })
    const only = (row: Row, becomes: string) =>
      row.state === 'applied' ? { becomes } : { not: LEADER_STATES[row.state].name() }
    return [
      {
        name: m.console_people_approve(),
        preview: (row) =>
          only(
            row,
            m.console_people_becomes_leader({
              places: row.application.communityIds.map(communities.name).join(', '),
            }),
          ),
        act: (row) => approveLeader(at(row), {}),
        why,
      },
      {
        name: m.console_people_reject(),
        preview: (row) => only(row, LEADER_STATES.rejected.name()),
        act: (row, reason) => rejectLeader(at(row), { why: reason }),
        asksWhy: true,
        isDangerous: true,
        why,
      },
    ]
  }, [region.id, communities, why])
  return (
    <>
      <PageHead title={m.console_nav_leaders()} />
      <DataTable<Row>
        name="leaders"
        label={m.console_nav_leaders()}
        columns={columns}
        filters={filters}
        source={source}
        rowId={({ id }) => id}
        target={({ id }) => ({ to: '/leaders/$leader', params: { leader: id } })}
        actions={actions}
        states={tableStates(
          <Empty
            icon="leader"
            title={m.console_people_no_leaders()}
            hint={m.console_people_no_leaders_hint()}
          />,
        )}
      />
    </>
  )
}
