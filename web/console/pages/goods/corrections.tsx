import { useMemo } from 'react'
import {
  approveStockCorrection,
  declineStockCorrection,
  listStockCorrections,
} from '../../../api/index.ts'
import { instantOf, m, money } from '../../../i18n/index.ts'
import { amountOf } from '../../amount.ts'
import type { Item } from '../../answers.ts'
import { ActButton, majorOf, whyField } from '../../forms/index.ts'
import { useSkus, useStaff, useStations } from '../../lookups.ts'
import { Chip } from '../../parts/panel.tsx'
import { ProofPictures } from '../../parts/proof-pictures.tsx'
import { useConsole } from '../../session.ts'
import { Empty } from '../../states.tsx'
import { type Column, DataTable, paged, tableStates } from '../../table/index.ts'
import { CORRECTION_REASONS } from './correct-stock.tsx'

type Correction = Item<typeof listStockCorrections>

const KINDS = {
  'written-off': m.console_goods_correct_away,
  adjusted: m.console_goods_correct_books,
}

const CORRECTION_STATES = {
  waiting: { name: m.console_goods_waiting, tone: 'wait' },
  booked: { name: m.console_goods_booked, tone: 'good' },
  declined: { name: m.console_goods_declined, tone: 'calm' },
} as const

export function Corrections() {
  const { region, zone, currency, whyNot } = useConsole()
  const stations = useStations()
  const skus = useSkus()
  const staff = useStaff()
  const why = whyNot('operations', 'finance')
  const source = useMemo(() => paged(listStockCorrections, { region: region.id }), [region.id])
  const columns = useMemo<readonly Column<Correction>[]>(() => {
    const at = (row: Correction) => ({ region: region.id, correction: row.id })
    const goodsOf = (row: Correction) =>
      row.lines
        .map(({ skuId, quantity }) => {
          const amount = amountOf(quantity, skus.isWeighed(skuId))
          return `${skus.name(skuId)} ${amount}`
        })
        .join(', ')
    const whyOf = (row: Correction) =>
      `${KINDS[row.kind]()} · ${CORRECTION_REASONS[row.reason]?.() ?? row.reason}`
    const worthOf = (row: Correction) =>
      row.valueMinor === null ? '' : money(row.valueMinor, currency)
    return [
      {
        id: 'asked',
        name: m.console_goods_asked(),
        value: (row) => row.askedAt,
        cell: (row) => instantOf(row.askedAt, zone),
        width: 130,
      },
      {
        id: 'station',
        name: m.console_goods_station(),
        value: (row) => stations.name(row.stationId),
        width: 110,
      },
      {
        id: 'goods',
        name: m.console_goods_name(),
        value: goodsOf,
        width: 180,
      },
      {
        id: 'reason',
        name: m.console_why(),
        value: whyOf,
        width: 150,
      },
      { id: 'note', name: m.console_goods_note(), value: (row) => row.note, width: 110 },
      {
        id: 'pictures',
        name: m.console_day_claim_pictures(),
        value: (row) => row.pictureIds.length,
        cell: (row) => <ProofPictures ids={row.pictureIds} />,
        width: 90,
      },
      {
        id: 'by',
        name: m.console_audit_actor(),
        value: (row) => staff.name(row.askedBy),
        width: 90,
      },
      {
        id: 'value',
        name: m.console_goods_value(),
        value: (row) => (row.valueMinor === null ? null : majorOf(row.valueMinor, currency)),
        cell: worthOf,
        isNumber: true,
        width: 90,
      },
      {
        id: 'state',
        name: m.console_state(),
        value: (row) => CORRECTION_STATES[row.state].name(),
        cell: (row) => (
          <Chip tone={CORRECTION_STATES[row.state].tone}>
            {CORRECTION_STATES[row.state].name()}
          </Chip>
        ),
        width: 90,
      },
      {
        id: 'acts',
        name: m.console_goods_decide(),
        value: () => null,
        width: 160,
        cell: (row) =>
          row.state === 'waiting' && (
            <span className="console-row">
              <ActButton
                label={m.console_goods_approve()}
                of={goodsOf(row)}
                size="xs"
                variant="filled"
                why={why}
                about={[whyOf(row), worthOf(row), row.note].filter(Boolean).join(' · ')}
                submit={(_, __, key) => approveStockCorrection(at(row), { key })}
                refresh={[listStockCorrections]}
              />
              <ActButton
                label={m.console_goods_decline()}
                of={goodsOf(row)}
                size="xs"
                why={why}
                fields={[whyField()]}
                submit={(values) => declineStockCorrection(at(row), { why: String(values.why) })}
                refresh={[listStockCorrections]}
              />
            </span>
          ),
      },
    ]
  }, [region.id, zone, currency, stations, skus, staff, why])
  return (
    <DataTable<Correction>
      name="stock-corrections"
      label={m.console_goods_corrections()}
      columns={columns}
      source={source}
      rowId={({ id }) => id}
      states={tableStates(<Empty icon="check" title={m.console_goods_no_corrections()} />)}
    />
  )
}
