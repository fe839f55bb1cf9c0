import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { listAuditEntries, read } from '../../../api/index.ts'
import { instantOf, m } from '../../../i18n/index.ts'
import type { Item } from '../../answers.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { Facts } from '../../parts/panel.tsx'
import { beside, Side, useOpenRow } from '../../parts/side.tsx'
import { useConsole } from '../../session.ts'
import { Answered, Empty } from '../../states.tsx'
import { type Column, DataTable, type Filter, paged, tableStates } from '../../table/index.ts'
import { actionName, subjectName } from './audit-words.ts'

type Row = Item<typeof listAuditEntries>

/** Who did what, when. */
export default function AuditPage() {
  const { region, zone } = useConsole()
  const { open } = useOpenRow()
  const source = useMemo(
    () =>
      paged(listAuditEntries, { region: region.id }, ({ filters }) => ({
        ...(filters.action === undefined ? {} : { action: filters.action }),
        ...(filters.subjectId === undefined ? {} : { subjectId: filters.subjectId }),
        ...(filters.actorId === undefined ? {} : { actorId: filters.actorId }),
      })),
    [region.id],
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
  const filters = useMemo<readonly Filter[]>(
    () => [
      { name: 'action', label: m.console_audit_operation(), kind: 'text' },
      { name: 'subjectId', label: m.console_audit_subject_id(), kind: 'text' },
      { name: 'actorId', label: m.console_audit_actor_id(), kind: 'text' },
    ],
    [],
  )
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

function Details({ id }: { id: string }) {
  const { region, zone } = useConsole()
  const entries = useQuery(read(listAuditEntries, { region: region.id, id }))
  return (
    <Answered of={entries}>
      {({ items: [entry] }) =>
        entry === undefined ? (
          <p>{m.console_audit_empty()}</p>
        ) : (
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
        )
      }
    </Answered>
  )
}
