import { useQuery } from '@tanstack/react-query'
import { listCommunities, listProducts, listStations, listSuppliers } from '../../../api/index.ts'
import { nameOf } from '../../../i18n/index.ts'
import { useConsole } from '../../session.ts'
import { whole } from '../../table/index.ts'

interface Page<Row> {
  items: readonly Row[]
  nextCursor?: string
}

/** All rows of a slow, small list, kept for some minutes. */
function useAll<Row>(
  name: string,
  place: string,
  page: (cursor?: string) => Promise<Page<Row>>,
  enabled = true,
) {
  return (
    useQuery({
      queryKey: [name, place, 'all'],
      queryFn: () =>
        whole<Row>([], page).page({
          search: undefined,
          sort: undefined,
          isDescending: false,
          filters: {},
        }),
      staleTime: 300_000,
      enabled,
    }).data?.items ?? []
  )
}

const from = (cursor?: string) => (cursor === undefined ? {} : { cursor })

const finder =
  <Row extends { id: string }>(rows: readonly Row[], name: (row: Row) => string) =>
  (id: string | null): string => {
    const row = rows.find((one) => one.id === id)
    return row === undefined ? (id?.slice(-8) ?? '') : name(row)
  }

/** Names of what rows hold only ids of. */
export function useNames() {
  const { region, may } = useConsole()
  const at = { region: region.id, limit: 100 }
  // Whoever may not read suppliers sees the end of an id instead of a name.
  const suppliers = useAll(
    'listSuppliers',
    region.id,
    (cursor) => listSuppliers({ ...at, ...from(cursor) }),
    may('operations', 'buyer', 'finance', 'supervisor'),
  )
  const stations = useAll('listStations', region.id, (cursor) =>
    listStations({ ...at, ...from(cursor) }),
  )
  const communities = useAll('listCommunities', region.id, (cursor) =>
    listCommunities({ ...at, ...from(cursor) }),
  )
  const products = useAll('listProducts', '', (cursor) =>
    listProducts({ limit: 100, ...from(cursor) }),
  )
  const skus = products.flatMap((product) =>
    product.skus.map((sku) => ({
      id: sku.id,
      name: [nameOf(product.name), nameOf(sku.name)].filter(Boolean).join(' '),
    })),
  )
  return {
    suppliers,
    stations,
    supplier: finder(suppliers, ({ name }) => name),
    station: finder(stations, ({ name }) => name),
    community: finder(communities, ({ name }) => name),
    sku: finder(skus, ({ name }) => name),
  }
}
