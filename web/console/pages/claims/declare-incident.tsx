import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import {
  declareIncident,
  listIncidents,
  listLoads,
  listOrderClaims,
  listRegionLots,
  read,
  serverNow,
} from '../../../api/index.ts'
import { dateIn, m, money, number } from '../../../i18n/index.ts'
import { ActButton, type Field, type Finder, type Values } from '../../forms/index.ts'
import { useSkuNames, useSkus, useWarehouses } from '../../lookups.ts'
import { useConsole } from '../../session.ts'
import { saidBy } from '../../states.tsx'

const NAMED = { lot: 'lotId', load: 'loadId', 'sku-day': 'skuId' } as const
type Kind = keyof typeof NAMED

const wishOf = (values: Values) => {
  const kind = values.kind as Kind
  return {
    kind,
    [NAMED[kind]]: String(values[NAMED[kind]]),
    ...(kind === 'sku-day'
      ? { pickupDate: String(values.pickupDate), stationId: String(values.stationId) }
      : {}),
    what: String(values.what),
    ...(Number(values.share) >= 10_000
      ? { decision: 'whole' as const }
      : { decision: 'share' as const, shareBasisPoints: Number(values.share) }),
  }
}

/** One action for a lot, a load or a good of one day, after seeing who is affected. */
export function DeclareIncident() {
  const { region, zone, whyNot } = useConsole()
  const warehouses = useWarehouses()
  const [place, setPlace] = useState<Values>({})
  const initial = {
    ...{ kind: 'lot', share: 10_000, pickupDate: dateIn(serverNow(), zone) },
    stationId: warehouses[0]?.value ?? null,
  }
  const fields = useFields({ ...initial, ...place })
  return (
    <ActButton
      label={m.console_day_incident_new()}
      about={m.console_day_incident_about()}
      why={whyNot('operations', 'support')}
      isDangerous
      initial={initial}
      fields={fields}
      onValues={({ pickupDate, stationId }) => setPlace({ pickupDate, stationId })}
      preview={(values) => <Affected values={values} />}
      refresh={[listIncidents, listOrderClaims]}
      submit={(values, _version, key) =>
        declareIncident({ region: region.id }, wishOf(values), { key })
      }
    />
  )
}

/** What the action is about is found by name: a lot by its code, a load by its day. */
function useFields(place: Values): readonly Field[] {
  const { region } = useConsole()
  const skus = useSkus()
  const readNames = useSkuNames()
  const warehouses = useWarehouses()
  const date = String(place.pickupDate ?? '')
  const station = String(place.stationId ?? '')
  const loads = useQuery({
    ...read(listLoads, { region: region.id, station, date }),
    enabled: station !== '' && date !== '',
  })
  return useMemo(() => {
    const is =
      (...kinds: Kind[]) =>
      ({ kind }: Values) =>
        kinds.includes(kind as Kind)
    const find: Finder = Object.assign(
      async (code: string, signal: AbortSignal) => {
        const asked = { region: region.id, code, limit: 20 }
        const [{ items }, nameOfSku] = await Promise.all([
          listRegionLots(asked, { signal }),
          readNames(),
        ])
        return items.map(({ id, code: is, skuId }) => ({
          value: id,
          label: `${is} · ${nameOfSku(skuId)}`,
        }))
      },
      { operationName: listRegionLots.operationName },
    )
    const options = (loads.data?.loads ?? []).map((load) => ({
      value: load.id,
      label: m.console_day_incident_load_is({
        number: number(load.number),
        vehicle: load.vehicleCode,
        first: load.stops[0]?.stationName ?? '',
      }),
    }))
    return [
      {
        ...{ name: 'kind', label: m.console_day_incident_kind(), kind: 'choice' },
        isRequired: true,
        options: [
          { value: 'lot', label: m.console_day_incident_lot() },
          { value: 'load', label: m.console_day_incident_load() },
          { value: 'sku-day', label: m.console_day_incident_sku_day() },
        ],
      },
      {
        ...{ name: 'lotId', label: m.console_goods_lot(), kind: 'found', isRequired: true },
        ...{ find, placeholder: m.console_day_incident_find_lot(), when: is('lot') },
        more: m.console_day_incident_find_lot(),
      },
      {
        ...{ name: 'pickupDate', label: m.console_day_choose_day(), kind: 'date' },
        ...{ isRequired: true, when: is('load', 'sku-day') },
      },
      {
        ...{ name: 'stationId', label: m.console_day_po_station(), kind: 'choice' },
        ...{ isRequired: true, options: warehouses, when: is('load', 'sku-day') },
      },
      {
        ...{ name: 'loadId', label: m.console_day_incident_which_load(), kind: 'pick' },
        ...{ isRequired: true, options, when: is('load') },
      },
      {
        ...{ name: 'skuId', label: m.console_day_col_goods(), kind: 'pick' },
        ...{ isRequired: true, options: skus.choices, when: is('sku-day') },
      },
      {
        ...{ name: 'what', label: m.console_day_incident_what(), kind: 'area' },
        isRequired: true,
      },
      {
        ...{ name: 'share', label: m.console_day_incident_share(), kind: 'percent' },
        isRequired: true,
      },
    ]
  }, [region.id, skus, readNames, warehouses, loads.data])
}

function Affected({ values }: { values: Values }) {
  const { region, currency } = useConsole()
  const named = values[NAMED[values.kind as Kind] ?? 'lotId']
  const isReady = Boolean(named) && Boolean(values.what)
  const found = useQuery({
    queryKey: ['declareIncident', region.id, values],
    enabled: isReady,
    retry: false,
    queryFn: () =>
      declareIncident(
        { region: region.id },
        { ...wishOf(values), dryRun: true },
        { key: crypto.randomUUID() },
      ),
  })
  if (found.error) return <p role="status">{saidBy(found.error)}</p>
  if (found.data === undefined) return null
  return (
    <p role="status">
      {m.console_day_incident_preview({
        residents: number(found.data.residents),
        communities: number(found.data.communities),
        lines: number(found.data.lines),
        money: money(found.data.amountMinor, currency),
      })}
    </p>
  )
}
