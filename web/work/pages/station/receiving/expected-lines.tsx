import { Tag } from '../../../../desk/job-card.tsx'
import { m } from '../../../../i18n/index.ts'
import { amountOfCard } from '../../../goods/amount.ts'
import { GoodsMark } from '../../../goods/goods-mark.tsx'
import { type SkuCard, useSkuCards } from '../../../goods/use-sku-cards.ts'
import type { DayLine, DayOrder } from './day.ts'
import type { DraftLine } from './draft.ts'

/** What an order should bring, line by line: what lacks is first and stands out. */
export function ExpectedLines(props: {
  order: DayOrder
  draft: readonly DraftLine[]
  onPick: (skuId: string) => void
}) {
  const { order, draft } = props
  const cards = useSkuCards(order.lines.map(({ skuId }) => skuId))
  const written = new Map(
    [...Map.groupBy(draft, ({ skuId }) => skuId)].map(
      ([skuId, own]) => [skuId, own.reduce((sum, { quantity }) => sum + quantity, 0)] as const,
    ),
  )
  const lines = order.lines.toSorted(
    (one, other) => Number(other.missingQuantity > 0) - Number(one.missingQuantity > 0),
  )
  return (
    <ul className="desk-list">
      {lines.map((line) => (
        <li key={line.skuId}>
          <button type="button" className="station-pick" onClick={() => props.onPick(line.skuId)}>
            <GoodsMark
              card={cards.get(line.skuId)}
              note={
                <LineNote
                  line={line}
                  card={cards.get(line.skuId)}
                  written={written.get(line.skuId)}
                />
              }
            >
              {written.has(line.skuId) ? (
                <Tag tone="go">{m.station_written()}</Tag>
              ) : (
                <LineTag line={line} card={cards.get(line.skuId)} />
              )}
            </GoodsMark>
          </button>
        </li>
      ))}
    </ul>
  )
}

const ANY = { measure: 'piece', unit: '' } as const

function LineNote(props: {
  line: DayLine
  card: SkuCard | undefined
  /** What stands in the receipt that is not saved. */
  written: number | undefined
}) {
  const { line, card = ANY as SkuCard, written } = props
  const of = (quantity: number) => amountOfCard(quantity, card)
  const expected = of(line.expectedQuantity)
  return (
    <>
      {written === undefined
        ? m.station_line_figures({ came: of(line.receivedQuantity), expected })
        : line.receivedQuantity === 0
          ? m.station_line_written({ written: of(written), expected })
          : m.station_line_written_more({
              came: of(line.receivedQuantity),
              written: of(written),
              expected,
            })}
      {line.orderedQuantity === line.expectedQuantity
        ? null
        : ` · ${m.station_line_ordered({ ordered: of(line.orderedQuantity) })}`}
      {line.refusedQuantity === 0
        ? null
        : ` · ${m.station_line_refused({ refused: of(line.refusedQuantity) })}`}
    </>
  )
}

function LineTag({ line, card = ANY as SkuCard }: { line: DayLine; card: SkuCard | undefined }) {
  const { missingQuantity, expectedQuantity, receivedQuantity } = line
  if (missingQuantity === 0) return <Tag tone="go">{m.station_here()}</Tag>
  if (receivedQuantity === 0 && missingQuantity === expectedQuantity) {
    return <Tag tone="wait">{m.station_awaited()}</Tag>
  }
  return <Tag tone="need">{m.station_lacks({ amount: amountOfCard(missingQuantity, card) })}</Tag>
}
