import { useMemo } from 'react'
import { listQuarantinedNotifications, resolveQuarantinedNotification } from '../../../api/index.ts'
import { instantOf, m } from '../../../i18n/index.ts'
import type { Item } from '../../answers.ts'
import { ActButton, whyField } from '../../forms/index.ts'
import { useConsole } from '../../session.ts'
import { Empty } from '../../states.tsx'
import { type Column, DataTable, paged, tableStates } from '../../table/index.ts'
import { providerName } from '../orders/words.ts'

type Row = Item<typeof listQuarantinedNotifications>

const KINDS: Record<string, () => string> = {
  'payment.paid': m.console_settings_notice_paid,
  'payment.closed': m.console_settings_notice_closed,
  'refund.succeeded': m.console_settings_notice_refunded,
  'refund.failed': m.console_settings_notice_refund_failed,
}

const kindName = (kind: string): string => KINDS[kind]?.() ?? kind

const RESOLUTIONS: Record<string, () => string> = {
  processed: m.console_settings_processed,
  dismissed: m.console_settings_dismissed,
}

const resolutionName = (resolution: string | null): string =>
  resolution === null
    ? m.console_settings_notice_open()
    : (RESOLUTIONS[resolution]?.() ?? resolution)

/** What a payment provider told that fits nothing, until somebody has looked at it. */
export function Quarantine() {
  const { region, zone, whyNot } = useConsole()
  const why = whyNot('finance')
  const source = useMemo(
    () => paged(listQuarantinedNotifications, { region: region.id }),
    [region.id],
  )
  const columns = useMemo<readonly Column<Row>[]>(
    () => [
      {
        id: 'at',
        name: m.console_audit_at(),
        value: (row) => row.receivedAt,
        cell: (row) => instantOf(row.receivedAt, zone),
        width: 170,
      },
      {
        id: 'provider',
        name: m.console_settings_provider(),
        value: (row) => providerName(row.provider),
        width: 110,
      },
      { id: 'kind', name: m.console_people_kind(), value: (row) => kindName(row.kind), width: 150 },
      { id: 'why', name: m.console_why(), value: (row) => row.quarantinedWhy, width: 240 },
      {
        id: 'resolution',
        name: m.console_state(),
        value: (row) => resolutionName(row.resolution),
        width: 120,
      },
      {
        id: 'acts',
        name: m.console_goods_decide(),
        value: () => null,
        width: 140,
        cell: (row) =>
          row.resolvedAt === null && (
            <ActButton
              label={m.console_settings_resolve()}
              of={kindName(row.kind)}
              size="xs"
              why={why}
              fields={[
                {
                  name: 'resolution',
                  label: m.console_settings_resolve(),
                  kind: 'choice',
                  isRequired: true,
                  options: Object.entries(RESOLUTIONS).map(([value, name]) => ({
                    value,
                    label: name(),
                  })),
                },
                whyField(),
              ]}
              submit={(values, _, key) =>
                resolveQuarantinedNotification(
                  { region: region.id, notification: row.id },
                  { resolution: values.resolution as 'processed', why: String(values.why) },
                  { key },
                )
              }
              refresh={[listQuarantinedNotifications]}
            />
          ),
      },
    ],
    [region.id, zone, why],
  )
  return (
    <DataTable<Row>
      name="quarantine"
      label={m.console_settings_quarantine()}
      columns={columns}
      source={source}
      rowId={({ id }) => id}
      states={tableStates(
        <Empty
          icon="check"
          title={m.console_settings_no_quarantine()}
          hint={m.console_settings_no_quarantine_hint()}
        />,
      )}
    />
  )
}
