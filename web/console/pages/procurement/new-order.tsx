import { Alert } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import {
  listPurchaseOrders,
  listSupplierOffers,
  serverNow,
  writePurchaseOrder,
} from '../../../api/index.ts'
import { readAll } from '../../../desk/read-all.ts'
import { dateIn, m, money } from '../../../i18n/index.ts'
import { type Field, FieldsForm, type Values, wholeLines } from '../../forms/index.ts'
import { useSkus, useSuppliers, useWarehouses } from '../../lookups.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { useConsole } from '../../session.ts'

/** A purchase order written by hand: for goods that had no source, or for more of them. */
export default function NewOrderPage() {
  const { region, zone, whyNot } = useConsole()
  const navigate = useNavigate()
  const client = useQueryClient()
  const warehouses = useWarehouses()
  const why = whyNot('buyer', 'operations')
  const [supplier, setSupplier] = useState<string | null>(null)
  const { fields, isOffered } = useFields(supplier)
  return (
    <>
      <PageHead
        title={m.console_day_po_write()}
        about={m.console_day_po_write_about()}
        back={{ to: '/procurement', name: m.console_day_procurement() }}
      />
      <section className="console-card form-page">
        {why !== undefined && <Alert color="sun">{why}</Alert>}
        {warehouses.length > 0 && why === undefined && (
          <FieldsForm
            fields={fields}
            initial={{
              stationId: warehouses[0]!.value,
              pickupDate: dateIn(serverNow(), zone),
            }}
            onValues={({ supplierId }) => setSupplier((supplierId as string | null) ?? null)}
            submitLabel={m.console_day_po_write_do()}
            preview={(values) => <Total values={values} isOffered={isOffered} />}
            cancel={() => navigate({ to: '/procurement' })}
            submit={async (values, _, key) => {
              const { id } = await writePurchaseOrder({ region: region.id }, wishOf(values), {
                key,
              })
              await client.invalidateQueries({ queryKey: [listPurchaseOrders.operationName] })
              await navigate({ to: '/procurement/$purchaseOrder', params: { purchaseOrder: id } })
            }}
          />
        )}
      </section>
    </>
  )
}

const wishOf = (values: Values) => ({
  supplierId: String(values.supplierId),
  stationId: String(values.stationId),
  pickupDate: String(values.pickupDate),
  lines: wholeLines(values.lines)!.map(({ skuId, quantity, costMinor }) => ({
    ...{ skuId, quantity },
    ...(typeof costMinor === 'number' ? { costMinor } : {}),
  })),
})

/** The goods with what the chosen supplier asks for them now. */
function useFields(supplier: string | null): {
  fields: readonly Field[]
  isOffered: (skuId: string) => boolean
} {
  const { region } = useConsole()
  const suppliers = useSuppliers()
  const warehouses = useWarehouses()
  const skus = useSkus()
  const at = { region: region.id, supplier: supplier ?? '' }
  const offers = useQuery({ ...readAll(listSupplierOffers, at), enabled: supplier !== null })
  return useMemo(() => {
    const costs = new Map(
      offers.data
        ?.filter(({ state }) => state === 'accepted')
        .map(({ skuId, costMinor }) => [skuId, costMinor]),
    )
    const goods = skus.choices.toSorted(
      (one, other) => Number(costs.has(other.value)) - Number(costs.has(one.value)),
    )
    const known = (skuId: string | null) => {
      const costMinor = skuId === null ? undefined : costs.get(skuId)
      return costMinor === undefined ? {} : { costMinor }
    }
    const lines = m.console_day_po_lines()
    const fields: Field[] = [
      {
        name: 'supplierId',
        label: m.console_day_po_supplier(),
        kind: 'pick',
        isRequired: true,
        options: suppliers.choices,
      },
      {
        name: 'stationId',
        label: m.console_day_po_station(),
        kind: 'choice',
        isRequired: true,
        options: warehouses,
      },
      {
        name: 'pickupDate',
        label: m.console_day_choose_day(),
        hint: m.console_day_po_day_hint(),
        kind: 'date',
        isRequired: true,
      },
      {
        ...{ name: 'lines', label: lines, kind: 'lines', isRequired: true },
        ...{ goods, hasCost: true, known },
      },
    ]
    return { fields, isOffered: (skuId: string) => costs.has(skuId) }
  }, [offers.data, skus.choices, suppliers.choices, warehouses])
}

const GRAMS_A_KG = 1000

/** What the order comes to, as far as its lines are said. */
function Total({ values, isOffered }: { values: Values; isOffered: (skuId: string) => boolean }) {
  const { currency } = useConsole()
  const { isWeighed } = useSkus()
  const lines = wholeLines(values.lines)
  if (lines === null) return null
  const isUnknown = lines.some(
    ({ skuId, costMinor }) => typeof costMinor !== 'number' && !isOffered(skuId),
  )
  const total = lines.reduce((sum, { skuId, quantity, costMinor }) => {
    const size = isWeighed(skuId) ? GRAMS_A_KG : 1
    return sum + Math.round((quantity * (costMinor ?? 0)) / size)
  }, 0)
  return (
    <p role="status">
      <strong className="number">
        {m.console_day_po_comes_to({ sum: money(total, currency) })}
      </strong>{' '}
      {isUnknown && <span className="console-soft">{m.console_day_po_cost_unknown()}</span>}
    </p>
  )
}
