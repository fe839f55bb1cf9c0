import { useMemo } from 'react'
import { listSupplierBalances, listSuppliers } from '../../../api/index.ts'
import { m, money } from '../../../i18n/index.ts'
import type { Item } from '../../answers.ts'
import { majorOf } from '../../forms/index.ts'
import { useConsole } from '../../session.ts'
import { Empty } from '../../states.tsx'
import { type Column, DataTable, paged, type Source, tableStates } from '../../table/index.ts'

type Balance = Awaited<ReturnType<typeof listSupplierBalances>>[number]
type Owed = Item<typeof listSuppliers> & Omit<Balance, 'supplierId'>

/** The suppliers of a region with what each is owed; a page of them asks once for its sums. */
function suppliersOwed(region: string): Source<Owed> {
  const suppliers = paged(listSuppliers, { region }, ({ search }) =>
    search === undefined ? {} : { search },
  )
  return {
    key: [...suppliers.key, listSupplierBalances.operationName],
    page: async (asked) => {
      const { items, ...rest } = await suppliers.page(asked)
      if (items.length === 0) return { items: [], ...rest }
      const balances = await listSupplierBalances(
        { region, suppliers: items.map(({ id }) => id).join(',') },
        asked.signal === undefined ? {} : { signal: asked.signal },
      )
      const balanceOf = new Map(balances.map(({ supplierId, ...sums }) => [supplierId, sums]))
      return { items: items.map((one) => ({ ...one, ...balanceOf.get(one.id)! })), ...rest }
    },
  }
}

export function SuppliersOwed() {
  const { region, currency } = useConsole()
  const source = useMemo(() => suppliersOwed(region.id), [region.id])
  const columns = useMemo<readonly Column<Owed>[]>(() => {
    const sum = (id: keyof Omit<Balance, 'supplierId'>, name: string): Column<Owed> => ({
      id,
      name,
      value: (row) => majorOf(row[id], currency),
      cell: (row) => money(row[id], currency),
      isNumber: true,
      width: 170,
    })
    return [
      { id: 'code', name: m.console_people_code(), value: (row) => row.code, width: 120 },
      { id: 'name', name: m.console_money_supplier(), value: (row) => row.name, width: 260 },
      sum('availableMinor', m.console_money_available()),
      sum('notYetDueMinor', m.console_money_not_due()),
      sum('openMinor', m.console_money_open()),
    ]
  }, [currency])
  return (
    <DataTable<Owed>
      name="statement-suppliers"
      label={m.console_nav_suppliers()}
      columns={columns}
      source={source}
      rowId={({ id }) => id}
      searchHint={m.console_money_find_supplier()}
      target={({ id }) => ({ to: '/statements/$supplier', params: { supplier: id } })}
      states={tableStates(<Empty icon="supplier" title={m.console_money_no_suppliers()} />)}
    />
  )
}
