import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { listAuditEntries, read } from '../../../api/index.ts'
import { instantAt } from '../../../desk/instant-at.ts'
import { instantOf, m } from '../../../i18n/index.ts'
import type { Item } from '../../answers.ts'
import type { Choice } from '../../forms/index.ts'
import { useStaff } from '../../lookups.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { Facts } from '../../parts/panel.tsx'
import { beside, Side, useOpenRow } from '../../parts/side.tsx'
import { useConsole } from '../../session.ts'
import { Answered, Empty } from '../../states.tsx'
import { type Column, DataTable, type Filter, paged, tableStates } from '../../table/index.ts'
import './audit.css'
import { actionChoices, actionName, subjectName } from './audit-words.ts'

type Row = Item<typeof listAuditEntries>

const MIDNIGHT = '00:00'
const DAY_MS = 86_400_000

/** When the clocks of a zone begin a date; nothing where an address holds no date. */
function beginOf(date: string | undefined, zone: string, daysLater = 0): string | undefined {
  const at = Date.parse(date ?? '')
  if (Number.isNaN(at)) return undefined
  return instantAt(new Date(at + daysLater * DAY_MS).toISOString().slice(0, 10), MIDNIGHT, zone)
}

/** Who did what, when. */
export default function AuditPage() {
  const { region, zone } = useConsole()
  const { open } = useOpenRow()
  const source = useMemo(
    () =>
      paged(listAuditEntries, { region: region.id }, ({ filters }) => {
        const { action, actorId, subjectId } = filters
        const from = beginOf(filters.from, zone)
        const until = beginOf(filters.through, zone, 1)
        return {
          ...(action === undefined ? {} : { action }),
          ...(actorId === undefined ? {} : { actorId }),
          ...(subjectId === undefined ? {} : { subjectId }),
          ...(from === undefined ? {} : { from }),
          ...(until === undefined ? {} : { until }),
        }
      }),
    [region.id, zone],
  )
  const columns = useMemo<readonly Column<Row>[]>(
    () => [
      {
        id: 'at',
        name: m.console_audit_at(),
        value: (row) => row.occurredAt,
        cell: (row) => instantOf(row.occurredAt, zone),
        width: 190,
      },
      {
        id: 'action',
        name: m.console_audit_action(),
        value: (row) => actionName(row.action),
        width: 260,
      },
      {
        id: 'operation',
        name: m.console_audit_operation(),
        value: (row) => row.action,
        isHidden: true,
      },
      { id: 'subject', name: m.console_audit_subject(), value: subjectName, width: 260 },
      {
        id: 'subjectId',
        name: m.console_audit_subject_id(),
        value: (row) => row.subjectId,
        isHidden: true,
      },
      {
        id: 'actor',
        name: m.console_audit_actor(),
        value: (row) => row.actorName || row.actorId,
        width: 160,
      },
      {
        id: 'actorId',
        name: m.console_audit_actor_id(),
        value: (row) => row.actorId,
        isHidden: true,
      },
      { id: 'address', name: m.console_audit_address(), value: (row) => row.address, width: 130 },
      {
        id: 'request',
        name: m.console_audit_request(),
        value: (row) => row.requestId,
        isHidden: true,
      },
      {
        id: 'details',
        name: m.console_audit_details(),
        value: (row) => JSON.stringify(row.details),
        isHidden: true,
      },
    ],
    [zone],
  )
  const filters = useAuditFilters()
  return (
    <>
      <PageHead title={m.console_nav_audit()} />
      <DataTable<Row>
        name="audit"
        label={m.console_nav_audit()}
        columns={columns}
        filters={filters}
        source={source}
        rowId={({ id }) => id}
        target={({ id }) => beside(id)}
        states={tableStates(<Empty icon="audit" title={m.console_audit_empty()} />)}
      />
      <Side title={m.console_audit_details()}>{open && <Details id={open} />}</Side>
    </>
  )
}

function useAuditFilters(): readonly Filter[] {
  const staff = useStaff()
  const { actorId, action } = useSearch({ strict: false }) as Record<string, string | undefined>
  return useMemo(
    () => [
      { name: 'from', label: m.console_audit_from(), kind: 'date' },
      { name: 'through', label: m.console_audit_through(), kind: 'date' },
      {
        name: 'actorId',
        label: m.console_audit_actor(),
        kind: 'choice',
        options: withChosen(staff.choices, actorId, staff.name),
      },
      {
        name: 'action',
        label: m.console_audit_action(),
        kind: 'choice',
        options: withChosen(actionChoices(), action, actionName),
      },
      { name: 'subjectId', label: m.console_audit_subject_id(), kind: 'text' },
    ],
    [staff, actorId, action],
  )
}

/** The choices with the one that an address or an entry chose, if it is none of them. */
function withChosen(
  choices: readonly Choice[],
  chosen: string | undefined,
  name: (value: string) => string,
): readonly Choice[] {
  if (chosen === undefined || choices.some(({ value }) => value === chosen)) return choices
  return [...choices, { value: chosen, label: name(chosen) }]
}

function Details({ id }: { id: string }) {
  const { region, zone } = useConsole()
  const entries = useQuery(read(listAuditEntries, { region: region.id, id }))
  return (
    <Answered of={entries}>
      {({ items: [entry] }) =>
        entry === undefined ? (
          <p>{m.console_audit_empty()}</p>
        ) : (
          <>
            <Facts
              of={[
                [m.console_audit_at(), instantOf(entry.occurredAt, zone)],
                [m.console_audit_action(), actionName(entry.action)],
                [m.console_audit_operation(), entry.action],
                [m.console_audit_subject(), subjectName(entry)],
                [m.console_audit_subject_id(), entry.subjectId],
                [m.console_audit_actor(), entry.actorName],
                [m.console_audit_actor_id(), entry.actorId],
                [m.console_audit_address(), entry.address],
                [m.console_audit_request(), entry.requestId],
                ...Object.entries(entry.details).map(
                  ([name, value]) =>
                    [name, typeof value === 'string' ? value : JSON.stringify(value)] as const,
                ),
              ]}
            />
            <nav className="audit-more">
              {entry.actorId !== null && (
                <Link to="/audit" search={{ actorId: entry.actorId } as never}>
                  {m.console_audit_all_of_actor()}
                </Link>
              )}
              {entry.subjectId !== '' && (
                <Link to="/audit" search={{ subjectId: entry.subjectId } as never}>
                  {m.console_audit_all_of_subject()}
                </Link>
              )}
            </nav>
          </>
        )
      }
    </Answered>
  )
}
