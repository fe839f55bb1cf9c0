import { fullDay, m } from '../../../../i18n/index.ts'
import { IconButton } from '../../../../ui/button.tsx'
import { amountOfCard } from '../../../goods/amount.ts'
import { GoodsMark } from '../../../goods/goods-mark.tsx'
import { type SkuCard, useSkuCards } from '../../../goods/use-sku-cards.ts'
import type { DraftLine } from './draft.ts'

/** What was written down and is not saved. */
export function DraftList(props: {
  lines: readonly DraftLine[]
  onEdit: (line: DraftLine) => void
  onRemove: (key: string) => void
}) {
  const cards = useSkuCards(props.lines.map(({ skuId }) => skuId))
  if (props.lines.length === 0) return null
  return (
    <section className="station-draft" aria-label={m.station_this_receipt()}>
      <h3>{m.station_this_receipt()}</h3>
      <ul className="desk-list">
        {props.lines.map((line) => (
          <li key={line.key} className="station-row station-written">
            <GoodsMark
              card={cards.get(line.skuId)}
              note={<DraftWords line={line} card={cards.get(line.skuId)} />}
            />
            <IconButton
              icon="edit"
              label={m.station_change_line()}
              onClick={() => props.onEdit(line)}
            />
            <IconButton
              icon="trash"
              label={m.station_remove()}
              onClick={() => props.onRemove(line.key)}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

function DraftWords({ line, card }: { line: DraftLine; card: SkuCard | undefined }) {
  if (card === undefined) return null
  const parts = [
    m.station_taken({ amount: amountOfCard(line.quantity, card) }),
    line.refusedQuantity > 0 &&
      m.station_line_refused({ refused: amountOfCard(line.refusedQuantity, card) }),
    line.lotCode !== '' && m.station_lot_named({ lot: line.lotCode }),
    line.expiresOn !== '' && m.station_until({ date: fullDay(line.expiresOn) }),
    line.grade !== null && m.station_graded({ grade: line.grade }),
    line.temperatureTenths !== null && m.station_degrees({ degrees: line.temperatureTenths / 10 }),
    line.pictures.length > 0 && m.station_pictures({ count: line.pictures.length }),
  ].filter((part) => part !== false)
  return parts.join(' · ')
}
