import { Alert, Button, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import {
  changePriceList,
  isRefused,
  listOverrides,
  listOverridesOfRegion,
} from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import { minorUnit } from '../../../i18n/minor-unit.ts'
import type { Choice } from '../../forms/index.ts'
import { useConsole } from '../../session.ts'
import type { CellValue, Place, Sheet } from '../../sheet/model.ts'
import { typedTerms } from '../../sheet/price-cells.ts'
import { SaveBar } from '../../sheet/save-bar.tsx'
import { type GridColumn, SheetGrid } from '../../sheet/sheet-grid.tsx'
import { useHistory } from '../../sheet/use-history.ts'
import { saidBy } from '../../states.tsx'
import { unitPrice } from '../../unit-price.ts'
import type { Listing } from './listing.ts'
import { communityColumns, shownTerms, termsFault } from './price-columns.ts'
import {
  changedPairs,
  communityOf,
  isWeighed,
  type Overrides,
  type PairChange,
  rowOfListing,
  wishOfPairs,
} from './price-list.ts'

interface Wish {
  goods: readonly { listing: Listing; name: string; measure: string | undefined }[]
  communities: readonly Choice[]
  overrides: Overrides
}

/** The sheet itself, and what changes before it is saved. */
export function PriceSheet({ goods, communities, overrides }: Wish) {
  const { currency, may } = useConsole()
  const minor = minorUnit(currency)
  const base = useMemo<Sheet>(() => {
    const ids = communities.map(({ value }) => value)
    return {
      rows: goods.map(({ listing, ...good }) => rowOfListing(listing, good, ids, overrides)),
    }
  }, [goods, communities, overrides])
  const sheet = useHistory(base)
  const columns = useMemo<GridColumn[]>(() => {
    const fixed = { isFixed: true, read: (): CellValue => null }
    return [
      { id: 'name', name: m.console_goods_name(), width: 220, ...fixed },
      { id: 'region', name: m.console_goods_region_price(), width: 120, isNumber: true, ...fixed },
      ...communityColumns(communities, minor.scale),
    ]
  }, [communities, minor.scale])
  const rows = sheet.sheet.rows
  const cellAt = ({ row, column }: Place): CellValue =>
    rows[row]?.cells[columns[column]!.id] ?? null
  const isOwn = ({ column }: Place): boolean => communityOf(columns[column]!.id) !== undefined
  const show = (place: Place): string => {
    const value = cellAt(place)
    const row = rows[place.row]!
    if (isOwn(place)) return shownTerms(value, currency, isWeighed(row))
    if (typeof value !== 'number') return String(value ?? '')
    const price = unitPrice(value, currency, isWeighed(row))
    return row.cells.isListed === 1 ? price : m.console_goods_cell_off({ price })
  }
  const changes = changedPairs(sheet.against, sheet.sheet)
  const faults = changes.filter(({ is }) => termsFault(is) !== undefined).length
  const isReadOnly = !may('operations', 'buyer')
  return (
    <>
      {!isReadOnly && <p className="sheet-hint">{m.console_goods_price_list_hint()}</p>}
      <SheetGrid
        label={m.console_goods_price_list()}
        sheet={sheet.sheet}
        columns={columns}
        isReadOnly={isReadOnly}
        textOf={(place) => {
          const value = cellAt(place)
          return columns[place.column]!.id === 'name'
            ? String(value ?? '')
            : typedTerms(value, minor.digits)
        }}
        show={show}
        fault={(place) => (isOwn(place) ? termsFault(cellAt(place)) : undefined)}
        isChanged={({ row, column }) => {
          const { id } = rows[row]!
          const columnId = columns[column]!.id
          return changes.some(
            ({ listingId, communityId }) =>
              listingId === id && communityId === communityOf(columnId),
          )
        }}
        change={sheet.change}
        undo={sheet.undo}
        redo={sheet.redo}
      />
      {!isReadOnly && (
        <SaveBar
          count={changes.length}
          unsaved={m.console_goods_price_list_unsaved({ count: changes.length })}
          faults={faults}
          sheet={sheet}
        >
          <SavePrices
            changes={changes}
            isOff={changes.length === 0 || faults > 0}
            communities={communities}
            overrides={overrides}
            sheet={sheet}
          />
        </SaveBar>
      )}
    </>
  )
}

const MOST_SHOWN = 200

/** Shows what will change, then saves all of it or nothing. */
function SavePrices({
  changes,
  isOff,
  communities,
  overrides,
  sheet,
}: {
  changes: readonly PairChange[]
  isOff: boolean
  communities: readonly Choice[]
  overrides: Overrides
  sheet: ReturnType<typeof useHistory>
}) {
  const { region, currency } = useConsole()
  const client = useQueryClient()
  const [isOpen, { open, close }] = useDisclosure(false)
  const [error, setError] = useState<unknown>(null)
  const [isSaving, setSaving] = useState(false)
  const names = new Map(communities.map(({ value, label }) => [value, label]))
  const said = (value: CellValue, { isWeighed }: PairChange) =>
    shownTerms(value, currency, isWeighed) || m.console_goods_as_region()
  const again = () =>
    Promise.all(
      [listOverridesOfRegion, listOverrides].map(({ operationName }) =>
        client.invalidateQueries({ queryKey: [operationName] }),
      ),
    )
  const save = async () => {
    setSaving(true)
    setError(null)
    try {
      await changePriceList({ region: region.id }, { overrides: wishOfPairs(changes, overrides) })
      sheet.keep()
      close()
      await again()
    } catch (refused) {
      setError(refused)
      if (isRefused(refused, 'stale')) await again()
    } finally {
      setSaving(false)
    }
  }
  return (
    <>
      <Button disabled={isOff} onClick={open}>
        {m.console_goods_price_list_save()}
      </Button>
      <Modal
        opened={isOpen}
        onClose={close}
        size="lg"
        title={m.console_goods_price_list_changes({ count: changes.length })}
        closeButtonProps={{ 'aria-label': m.console_close() }}
      >
        <ul className="table-preview">
          {changes.slice(0, MOST_SHOWN).map((change) => (
            <li key={`${change.listingId} ${change.communityId}`}>
              <strong>
                {m.console_goods_price_there({
                  name: change.name,
                  there: names.get(change.communityId) ?? '',
                })}
              </strong>
              <span>
                {m.console_goods_price_becomes({
                  was: said(change.was, change),
                  becomes: said(change.is, change),
                })}
              </span>
            </li>
          ))}
        </ul>
        {error !== null && (
          <Alert color="tomato" role="alert">
            {saidBy(error)}
          </Alert>
        )}
        <div className="console-row console-end">
          <Button variant="default" onClick={close}>
            {m.console_cancel()}
          </Button>
          {isRefused(error, 'stale') && (
            <Button variant="default" onClick={sheet.takeTheirs}>
              {m.console_day_stale_take()}
            </Button>
          )}
          <Button loading={isSaving} onClick={save}>
            {m.console_goods_price_list_save()}
          </Button>
        </div>
      </Modal>
    </>
  )
}
