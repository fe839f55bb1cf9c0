import { useMemo } from 'react'
import { listDiscrepancies, listRedeliveries, resolveDiscrepancy } from '../../../api/index.ts'
import { instantOf, m } from '../../../i18n/index.ts'
import { amountOf } from '../../amount.ts'
import { ActButton, whyField } from '../../forms/index.ts'
import { useSkus, useStations } from '../../lookups.ts'
import { Chip } from '../../parts/panel.tsx'
import { ProofPictures } from '../../parts/proof-pictures.tsx'
import { useConsole } from '../../session.ts'
import { Empty } from '../../states.tsx'
import { DataTable, paged, tableStates } from '../../table/index.ts'
import { useDay } from '../procurement/day-field.tsx'
import { useNames } from '../procurement/use-names.ts'

const KINDS = {
  missing: m.console_day_disc_missing,
  damaged: m.console_day_disc_damaged,
  surplus: m.console_day_disc_surplus,
}

/** What leaders reported otherwise than it was sent. */
export function Discrepancies() {
  const { region, zone, whyNot } = useConsole()
  const { date } = useDay()
  const { community, sku } = useNames()
  const skus = useSkus()
  const stations = useStations()
  const source = useMemo(
    () => paged(listDiscrepancies, { region: region.id, pickupDate: date }),
    [region.id, date],
  )
  const waysOf = (kind: keyof typeof KINDS) =>
    kind === 'surplus'
      ? [
          { value: 'redeliver', label: m.console_day_disc_redelivered() },
          { value: 'return', label: m.console_day_disc_returned() },
          { value: 'write-off', label: m.console_day_disc_written_off() },
        ]
      : [
          { value: 'redeliver', label: m.console_day_disc_redelivered() },
          { value: 'refund', label: m.console_day_disc_refunded() },
        ]
  return (
    <DataTable
      name="discrepancies"
      label={m.console_day_discrepancies()}
      source={source}
      rowId={({ id }) => id}
      columns={[
        {
          id: 'community',
          name: m.console_day_community(),
          value: (row) => community(row.communityId),
        },
        {
          id: 'kind',
          name: m.console_day_disc_kind(),
          value: (row) => KINDS[row.kind](),
          cell: (row) => (
            <Chip tone={row.resolvedAt !== null ? 'calm' : row.kind === 'surplus' ? 'wait' : 'bad'}>
              {KINDS[row.kind]()}
            </Chip>
          ),
        },
        {
          id: 'goods',
          name: m.console_day_col_goods(),
          value: (row) => sku(row.skuId),
          width: 220,
        },
        {
          id: 'quantity',
          name: m.console_day_disc_quantity(),
          value: (row) => row.quantity,
          cell: (row) => amountOf(row.quantity, skus.isWeighed(row.skuId)),
          isNumber: true,
        },
        {
          id: 'pictures',
          name: m.console_day_claim_pictures(),
          value: (row) => row.pictureIds.length,
          cell: (row) => <ProofPictures ids={row.pictureIds} />,
          width: 110,
        },
        {
          id: 'when',
          name: m.console_day_disc_reported(),
          value: (row) => row.reportedAt,
          cell: (row) => instantOf(row.reportedAt, zone),
          width: 170,
        },
        {
          id: 'act',
          name: m.console_day_disc_resolve(),
          value: () => '',
          cell: (row) => (
            <ActButton
              label={m.console_day_disc_resolve()}
              of={skus.name(row.skuId)}
              size="compact-sm"
              why={
                whyNot('operations') ??
                (row.resolvedAt === null ? undefined : m.console_day_disc_done())
              }
              fields={[
                {
                  name: 'decision',
                  label: m.console_day_disc_how(),
                  kind: 'choice',
                  isRequired: true,
                  options: waysOf(row.kind),
                },
                {
                  name: 'fromStationId',
                  label: m.console_day_disc_from_stock(),
                  hint: m.console_day_disc_from_stock_hint(),
                  kind: 'choice',
                  options: stations.choices,
                  when: ({ decision }) => decision === 'redeliver' && row.kind !== 'surplus',
                },
                {
                  name: 'courierId',
                  label: m.console_money_courier(),
                  kind: 'person',
                  when: ({ decision }) => decision === 'redeliver',
                },
                whyField(),
              ]}
              refresh={[listDiscrepancies, listRedeliveries]}
              submit={({ decision, fromStationId, courierId, why }, _version, key) =>
                resolveDiscrepancy(
                  { region: region.id, discrepancy: row.id },
                  {
                    decision: decision as 'refund',
                    why: String(why),
                    ...(fromStationId ? { fromStationId: String(fromStationId) } : {}),
                    ...(courierId ? { courierId: String(courierId) } : {}),
                  },
                  { key },
                )
              }
            />
          ),
        },
      ]}
      states={tableStates(<Empty icon="check" title={m.console_day_discrepancies_none()} />)}
    />
  )
}
