import './goods.css'
import { MultiSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { listListings } from '../../../api/index.ts'
import { readAll } from '../../../desk/read-all.ts'
import { m } from '../../../i18n/index.ts'
import { useCommunities, useSkus } from '../../lookups.ts'
import { Panel } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { Answered, Empty } from '../../states.tsx'
import { PriceSheet } from './price-sheet.tsx'
import { useOverrides } from './use-price-list.ts'

const AT_FIRST = 12
const MOST_ROWS = 200

const folded = (text: string): string => text.toLocaleLowerCase().normalize('NFKC')

/** Prices of all goods in all communities, side by side, edited like a sheet. */
export function PriceGrid() {
  const { region } = useConsole()
  const communities = useCommunities()
  const skus = useSkus()
  const { q = '', communities: chosen } = useSearch({ strict: false }) as {
    q?: string
    communities?: string
  }
  const listings = useQuery(readAll(listListings, { region: region.id }))
  const { answer, overrides } = useOverrides()
  const shown = useMemo(() => {
    const ids = chosen?.split('.')
    return ids === undefined
      ? communities.choices.slice(0, AT_FIRST)
      : communities.choices.filter(({ value }) => ids.includes(value))
  }, [chosen, communities.choices])
  const found = useMemo(
    () =>
      (listings.data ?? [])
        .map((listing) => ({
          listing,
          name: skus.name(listing.skuId),
          measure: skus.byId.get(listing.skuId)?.sku.measure,
        }))
        .filter(({ name }) => folded(name).includes(folded(String(q))))
        .toSorted((one, other) => one.name.localeCompare(other.name)),
    [listings.data, skus, q],
  )
  return (
    <Panel title={m.console_goods_price_list()}>
      <Narrow shown={shown.map(({ value }) => value)} />
      <Answered of={listings}>
        {() => (
          <Answered of={answer}>
            {() =>
              found.length === 0 || shown.length === 0 || skus.isPending ? (
                <Empty icon="price" title={m.console_goods_no_prices()} />
              ) : (
                <>
                  <PriceSheet
                    goods={found.slice(0, MOST_ROWS)}
                    communities={shown}
                    overrides={overrides}
                  />
                  {found.length > MOST_ROWS && (
                    <p className="console-soft">
                      {m.console_goods_price_list_more({ count: MOST_ROWS, all: found.length })}
                    </p>
                  )}
                </>
              )
            }
          </Answered>
        )}
      </Answered>
    </Panel>
  )
}

/** Which goods and which communities stand in the sheet; the address keeps it. */
function Narrow({ shown }: { shown: readonly string[] }) {
  const communities = useCommunities()
  const navigate = useNavigate()
  const { q = '' } = useSearch({ strict: false }) as { q?: string }
  const write = (changes: Record<string, string | undefined>) =>
    navigate({
      to: '.',
      search: (before: Record<string, unknown>) => ({ ...before, ...changes }),
      replace: true,
      resetScroll: false,
    })
  return (
    <div className="price-narrow">
      <TextInput
        type="search"
        label={m.console_goods_name()}
        value={String(q)}
        onChange={(event) => write({ q: event.currentTarget.value || undefined })}
      />
      <MultiSelect
        label={m.console_nav_communities()}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': m.console_table_clear() }}
        hidePickedOptions
        data={[...communities.choices]}
        value={[...shown]}
        onChange={(ids) => write({ communities: ids.length === 0 ? undefined : ids.join('.') })}
      />
    </div>
  )
}
