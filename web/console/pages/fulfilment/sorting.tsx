import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import {
  getAllocation,
  getStageCounts,
  listCrates,
  listDiscrepancies,
  read,
  resolveDiscrepancy,
  useLive,
} from '../../../api/index.ts'
import { instantOf, m, nameOf } from '../../../i18n/index.ts'
import { ActButton, whyField } from '../../forms/index.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { Chip } from '../../parts/panel.tsx'
import { AddressTabs } from '../../parts/tabs.tsx'
import { useConsole } from '../../session.ts'
import { Answered, Empty } from '../../states.tsx'
import { DataTable, paged, tableStates, whole } from '../../table/index.ts'
import { DayField, useDay } from '../procurement/day-field.tsx'
import { amountOf } from '../procurement/orders.ts'
import { useNames } from '../procurement/use-names.ts'
import { Loads } from './loads.tsx'

export default function Sorting() {
  const { region } = useConsole()
  useLive({ region: region.id })
  return (
    <>
      <PageHead title={m.console_day_sorting()} about={m.console_day_sorting_about()}>
        <DayField withStation />
      </PageHead>
      <AddressTabs
        label={m.console_day_sorting()}
        tabs={[
          { id: 'stages', name: m.console_day_stages(), show: () => <Stages /> },
          { id: 'allocation', name: m.console_day_allocation(), show: () => <Allocation /> },
          { id: 'loads', name: m.console_day_loads(), show: () => <Loads /> },
          {
            id: 'discrepancies',
            name: m.console_day_discrepancies(),
            show: () => <Discrepancies />,
          },
          { id: 'crates', name: m.console_day_crates(), show: () => <Crates /> },
        ]}
      />
    </>
  )
}

type Stage = Awaited<ReturnType<typeof getStageCounts>>[number]

function Stages() {
  const { region } = useConsole()
  const { date, station } = useDay()
  const source = useMemo(
    () =>
      whole(['getStageCounts', region.id, station, date], async () =>
        station === undefined ? [] : getStageCounts({ region: region.id, station, date }),
      ),
    [region.id, station, date],
  )
  const amount = (id: string, name: string, of: (row: Stage) => number | null) => ({
    id,
    name,
    value: (row: Stage) => amountOf(of(row), row.isWeighed),
    isNumber: true,
    width: 96,
  })
  return (
    <DataTable
      name="stages"
      label={m.console_day_stages()}
      source={source}
      rowId={({ skuId }) => skuId}
      columns={[
        {
          id: 'goods',
          name: m.console_day_col_goods(),
          value: (row) => nameOf(row.name),
          width: 220,
        },
        amount('wanted', m.console_day_stage_wanted(), (row) => row.wanted),
        amount('received', m.console_day_stage_received(), (row) => row.received),
        amount('allocated', m.console_day_stage_allocated(), (row) => row.allocated),
        amount('sorted', m.console_day_stage_sorted(), (row) => row.sorted),
        amount('loaded', m.console_day_stage_loaded(), (row) => row.loaded),
        amount('arrived', m.console_day_stage_arrived(), (row) => row.arrived),
        amount('handed', m.console_day_stage_handed(), (row) => row.handedOver),
        amount('claimed', m.console_day_stage_claimed(), (row) => row.claimed),
      ]}
      states={tableStates(<Empty icon="sorting" title={m.console_day_stages_none()} />)}
    />
  )
}

function Allocation() {
  const { region } = useConsole()
  const { date, station = '' } = useDay()
  const { community } = useNames()
  const allocation = useQuery({
    ...read(getAllocation, { region: region.id, station, date }),
    enabled: station !== '',
  })
  return (
    <section className="console-card">
      <Answered of={allocation}>
        {({ skus }) => {
          const short = skus.filter(({ missing }) => missing > 0)
          if (skus.length === 0) return <Empty icon="sorting" title={m.console_day_stages_none()} />
          return (
            <table className="console-plain">
              <thead>
                <tr>
                  <th scope="col">{m.console_day_col_goods()}</th>
                  <th scope="col" className="table-number">
                    {m.console_day_stage_wanted()}
                  </th>
                  <th scope="col" className="table-number">
                    {m.console_day_stage_allocated()}
                  </th>
                  <th scope="col" className="table-number">
                    {m.console_day_short()}
                  </th>
                  <th scope="col">{m.console_day_communities()}</th>
                </tr>
              </thead>
              <tbody>
                {[...short, ...skus.filter(({ missing }) => missing <= 0)].map((sku) => (
                  <tr key={sku.skuId}>
                    <td>{nameOf(sku.name)}</td>
                    <td className="table-number number">{amountOf(sku.wanted, sku.isWeighed)}</td>
                    <td className="table-number number">
                      {amountOf(sku.allocated, sku.isWeighed)}
                    </td>
                    <td className="table-number number">{amountOf(sku.missing, sku.isWeighed)}</td>
                    <td>
                      {sku.communities
                        .filter(({ wanted, allocated }) => allocated < wanted)
                        .map(({ communityId }) => community(communityId))
                        .join(', ')}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }}
      </Answered>
    </section>
  )
}

const KINDS = {
  missing: m.console_day_disc_missing,
  damaged: m.console_day_disc_damaged,
  surplus: m.console_day_disc_surplus,
}

function Discrepancies() {
  const { region, zone, whyNot } = useConsole()
  const { date } = useDay()
  const { community, sku } = useNames()
  const source = useMemo(
    () => paged(listDiscrepancies, { region: region.id, pickupDate: date }),
    [region.id, date],
  )
  const waysOf = (kind: keyof typeof KINDS) =>
    kind === 'surplus'
      ? [
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
          isNumber: true,
        },
        {
          id: 'when',
          name: m.console_day_disc_reported(),
          value: (row) => instantOf(row.reportedAt, zone),
          width: 170,
        },
        {
          id: 'act',
          name: m.console_day_disc_resolve(),
          value: () => '',
          cell: (row) => (
            <ActButton
              label={m.console_day_disc_resolve()}
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
                whyField(),
              ]}
              refresh={[listDiscrepancies]}
              submit={({ decision, why }, _version, key) =>
                resolveDiscrepancy(
                  { region: region.id, discrepancy: row.id },
                  { decision: decision as 'refund', why: String(why) },
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

function Crates() {
  const { region } = useConsole()
  const source = useMemo(() => paged(listCrates, { region: region.id }), [region.id])
  return (
    <DataTable
      name="crates"
      label={m.console_day_crates()}
      source={source}
      rowId={({ stationId }) => stationId}
      columns={[
        {
          id: 'station',
          name: m.console_day_crate_station(),
          value: (row) => row.stationName,
          width: 240,
        },
        { id: 'crates', name: m.console_day_crates(), value: (row) => row.crates, isNumber: true },
        {
          id: 'ice',
          name: m.console_day_crate_ice(),
          value: (row) => row.iceBoxes,
          isNumber: true,
        },
      ]}
      states={tableStates(<Empty icon="sorting" title={m.console_day_crates_none()} />)}
    />
  )
}
