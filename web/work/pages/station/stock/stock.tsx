import '../station.css'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { listStock } from '../../../../api/index.ts'
import { Bones, Empty, Failed } from '../../../../desk/empty.tsx'
import { m, nameOf } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { Icon } from '../../../../ui/icon.tsx'
import { amountOf } from '../../../goods/amount.ts'
import { GoodsFind } from '../../../goods/goods-find.tsx'
import { GoodsMark } from '../../../goods/goods-mark.tsx'
import { useSkuCards } from '../../../goods/use-sku-cards.ts'
import { AtStation, useHere } from '../at-station.tsx'
import { STATION } from '../paths.ts'

/** What lies at the station, and what of it is promised. */
export default function Stock() {
  const navigate = useNavigate()
  return (
    <AtStation title={m.station_stock()}>
      {() => (
        <>
          <GoodsFind
            label={m.station_find_stock()}
            onFound={({ skuId }) => void navigate({ to: STATION.sku, params: { sku: skuId } })}
          />
          <StockRows />
        </>
      )}
    </AtStation>
  )
}

function StockRows() {
  const { here } = useHere()
  const { show } = useSearch({ strict: false }) as { show?: 'all' }
  const navigate = useNavigate()
  const stock = useInfiniteQuery({
    queryKey: [listStock.operationName, here, 'pages'],
    queryFn: ({ pageParam, signal }) =>
      listStock(
        { ...here, limit: 100, ...(pageParam === '' ? {} : { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  })
  const rows = stock.data?.pages.flatMap(({ items }) => items) ?? []
  const shown = show === 'all' ? rows : rows.filter(({ onHand, reserved }) => onHand + reserved > 0)
  const cards = useSkuCards(shown.map(({ skuId }) => skuId))
  if (stock.isLoadingError) {
    return <Failed error={stock.error} onRetry={() => void stock.refetch()} />
  }
  if (stock.data === undefined) return <Bones rows={6} />
  const turn = () =>
    void navigate({ to: '.', search: { show: show === 'all' ? undefined : 'all' }, replace: true })
  return (
    <>
      <div className="desk-chips">
        <button type="button" className="desk-chip" aria-pressed={show === 'all'} onClick={turn}>
          {m.station_with_empty()}
        </button>
      </div>
      {shown.length === 0 ? (
        <Empty icon="box" title={m.station_stock_empty()} />
      ) : (
        <ul className="desk-list">
          {shown.map((row) => {
            const of = (quantity: number) => amountOf(quantity, row.measure === 'weighed')
            return (
              <li key={row.skuId}>
                <Link to={STATION.sku} params={{ sku: row.skuId }} className="station-pick">
                  <GoodsMark
                    card={cards.get(row.skuId)}
                    name={nameOf(row.name)}
                    note={
                      row.reserved === 0
                        ? undefined
                        : m.station_stock_row({ reserved: of(row.reserved), left: of(row.left) })
                    }
                  >
                    <strong className="number station-figure">{of(row.onHand)}</strong>
                  </GoodsMark>
                  <Icon name="next" size={18} />
                </Link>
              </li>
            )
          })}
        </ul>
      )}
      {stock.hasNextPage ? (
        <Button
          kind="plain"
          isBusy={stock.isFetchingNextPage}
          onClick={() => void stock.fetchNextPage()}
        >
          {m.station_more()}
        </Button>
      ) : null}
    </>
  )
}
