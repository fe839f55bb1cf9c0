import '../board/board.css'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import {
  getDayBoard,
  listHandoverConflicts,
  read,
  resolveHandoverConflict,
  useLive,
} from '../../../api/index.ts'
import { instantOf, m, money } from '../../../i18n/index.ts'
import { ActButton, majorOf, whyField } from '../../forms/index.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { AddressTabs } from '../../parts/tabs.tsx'
import { useConsole } from '../../session.ts'
import { Answered, Empty } from '../../states.tsx'
import { DataTable, paged, tableStates } from '../../table/index.ts'
import { Communities } from '../board/communities.tsx'
import { DayField, useDay } from '../procurement/day-field.tsx'
import { useNames } from '../procurement/use-names.ts'

export default function Handover() {
  const { region } = useConsole()
  useLive({ region: region.id })
  return (
    <>
      <PageHead title={m.console_day_handover()} about={m.console_day_handover_about()}>
        <DayField />
      </PageHead>
      <AddressTabs
        label={m.console_day_handover()}
        tabs={[
          { id: 'communities', name: m.console_day_communities(), show: () => <ByCommunity /> },
          { id: 'conflicts', name: m.console_day_conflicts(), show: () => <Conflicts /> },
        ]}
      />
    </>
  )
}

function ByCommunity() {
  const { region } = useConsole()
  const { date } = useDay()
  const board = useQuery(read(getDayBoard, { region: region.id, date }))
  return <Answered of={board}>{(found) => <Communities board={found} />}</Answered>
}

const KINDS = {
  'handed-over-twice': m.console_day_conflict_twice,
  refunded: m.console_day_conflict_refunded,
  cancelled: m.console_day_conflict_cancelled,
  returned: m.console_day_conflict_returned,
  unpaid: m.console_day_conflict_unpaid,
  'cash-over': m.console_day_conflict_over,
  'cash-short': m.console_day_conflict_short,
}

function Conflicts() {
  const { region, currency, zone, whyNot } = useConsole()
  const { community } = useNames()
  const source = useMemo(() => paged(listHandoverConflicts, { region: region.id }), [region.id])
  return (
    <DataTable
      name="conflicts"
      label={m.console_day_conflicts()}
      source={source}
      rowId={({ id }) => id}
      columns={[
        {
          id: 'kind',
          name: m.console_day_conflict_kind(),
          value: (row) => KINDS[row.kind](),
          width: 180,
        },
        {
          id: 'community',
          name: m.console_day_community(),
          value: (row) => community(row.communityId),
        },
        {
          id: 'cash',
          name: m.console_day_conflict_cash(),
          value: (row) => majorOf(row.cashMinor, currency),
          cell: (row) => money(row.cashMinor, currency),
          isNumber: true,
        },
        {
          id: 'when',
          name: m.console_day_conflict_when(),
          value: (row) => row.handedAt,
          cell: (row) => instantOf(row.handedAt, zone),
          width: 170,
        },
        {
          id: 'act',
          name: m.console_day_conflict_resolve(),
          value: () => '',
          cell: (row) => (
            <ActButton
              label={m.console_day_conflict_resolve()}
              of={community(row.communityId)}
              size="compact-sm"
              why={
                whyNot('operations', 'finance', 'support') ??
                (row.resolvedAt === null ? undefined : m.console_day_disc_done())
              }
              fields={[
                {
                  name: 'resolution',
                  label: m.console_day_disc_how(),
                  kind: 'choice',
                  isRequired: true,
                  options: [
                    { value: 'settled', label: m.console_day_conflict_settled() },
                    { value: 'cash-returned', label: m.console_day_conflict_cash_returned() },
                    { value: 'cash-credited', label: m.console_day_conflict_cash_credited() },
                  ],
                },
                whyField(),
              ]}
              refresh={[listHandoverConflicts]}
              submit={({ resolution, why }, _version, key) =>
                resolveHandoverConflict(
                  { region: region.id, conflict: row.id },
                  { resolution: resolution as 'settled', why: String(why) },
                  { key },
                )
              }
            />
          ),
        },
      ]}
      states={tableStates(<Empty icon="check" title={m.console_day_conflicts_none()} />)}
    />
  )
}
