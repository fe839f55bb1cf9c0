import { useMemo } from 'react'
import { listIncidents, listOrderClaims, useLive } from '../../../api/index.ts'
import { instantOf, m, money, nameOf } from '../../../i18n/index.ts'
import { majorOf } from '../../forms/index.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { Chip } from '../../parts/panel.tsx'
import { AddressTabs } from '../../parts/tabs.tsx'
import { useConsole } from '../../session.ts'
import { Empty } from '../../states.tsx'
import { DataTable, type Filter, paged, tableStates } from '../../table/index.ts'
import { claimStateName, claimTone, reasonName } from './claim.ts'
import { DeclareIncident } from './declare-incident.tsx'

export default function Claims() {
  const { region } = useConsole()
  useLive({ region: region.id })
  return (
    <>
      <PageHead title={m.console_day_claims()} about={m.console_day_claims_about()}>
        <DeclareIncident />
      </PageHead>
      <AddressTabs
        label={m.console_day_claims()}
        tabs={[
          { id: 'claims', name: m.console_day_claims(), show: () => <List /> },
          { id: 'incidents', name: m.console_day_incidents(), show: () => <Incidents /> },
        ]}
      />
    </>
  )
}

function List() {
  const { region, currency, zone } = useConsole()
  const source = useMemo(
    () =>
      paged(listOrderClaims, { region: region.id }, ({ filters }) => ({
        ...(filters.state ? { state: filters.state as 'waiting' } : {}),
      })),
    [region.id],
  )
  const filters = useMemo(
    (): Filter[] => [
      {
        name: 'state',
        label: m.console_day_claim_state(),
        kind: 'choice',
        options: (['waiting', 'decided', 'objected', 'final'] as const).map((value) => ({
          value,
          label: claimStateName(value),
        })),
      },
    ],
    [],
  )
  return (
    <DataTable
      name="claims"
      label={m.console_day_claims()}
      source={source}
      filters={filters}
      rowId={({ id }) => id}
      target={({ id }) => ({ to: '/claims/$claim', params: { claim: id } })}
      columns={[
        { id: 'order', name: m.console_day_claim_order(), value: (row) => row.orderNumber },
        {
          id: 'goods',
          name: m.console_day_claim_goods(),
          value: (row) => nameOf(row.name),
          width: 220,
        },
        {
          id: 'reason',
          name: m.console_day_claim_reason(),
          value: (row) => reasonName(row.reason),
        },
        {
          id: 'asked',
          name: m.console_day_claim_asked(),
          value: (row) => majorOf(row.askedMinor, currency),
          cell: (row) => money(row.askedMinor, currency),
          isNumber: true,
        },
        {
          id: 'pictures',
          name: m.console_day_claim_pictures(),
          value: (row) => row.pictureIds.length,
          isNumber: true,
        },
        {
          id: 'state',
          name: m.console_day_claim_state(),
          value: (row) => claimStateName(row.state),
          cell: (row) => <Chip tone={claimTone(row.state)}>{claimStateName(row.state)}</Chip>,
        },
        {
          id: 'raised',
          name: m.console_day_claim_raised(),
          value: (row) => row.raisedAt,
          cell: (row) => instantOf(row.raisedAt, zone),
          width: 180,
        },
      ]}
      states={tableStates(<Empty icon="claims" title={m.console_day_claims_none()} />)}
    />
  )
}

function Incidents() {
  const { region, currency, zone } = useConsole()
  const source = useMemo(() => paged(listIncidents, { region: region.id }), [region.id])
  return (
    <DataTable
      name="incidents"
      label={m.console_day_incidents()}
      source={source}
      rowId={({ id }) => id}
      columns={[
        { id: 'what', name: m.console_day_incident_what(), value: (row) => row.what, width: 280 },
        {
          id: 'refunded',
          name: m.console_day_claim_refunded(),
          value: (row) => majorOf(row.refundedMinor, currency),
          cell: (row) => money(row.refundedMinor, currency),
          isNumber: true,
        },
        {
          id: 'when',
          name: m.console_day_claim_raised(),
          value: (row) => row.declaredAt,
          cell: (row) => instantOf(row.declaredAt, zone),
          width: 180,
        },
      ]}
      states={tableStates(<Empty icon="check" title={m.console_day_incidents_none()} />)}
    />
  )
}
