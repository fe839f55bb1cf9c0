import { addProofPicture, upload } from '../../../../api/index.ts'
import { Bones } from '../../../../desk/empty.tsx'
import { Sheet } from '../../../../desk/sheet.tsx'
import { m } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { amountOfCard } from '../../../goods/amount.ts'
import { GoodsMark } from '../../../goods/goods-mark.tsx'
import { Keypad } from '../../../goods/keypad.tsx'
import { PhotoAdd } from '../../../goods/photo-add.tsx'
import { type SkuCard, useSkuCards } from '../../../goods/use-sku-cards.ts'
import { useWork } from '../../../work.tsx'
import type { DayLine, DayOrder, ReceivingDay } from './day.ts'
import type { DraftLine } from './draft.ts'
import { LotFields } from './lot-fields.tsx'
import { RefusePart } from './refuse-part.tsx'
import { type LineForm, type LineWish, useLineForm } from './use-line-form.ts'
import { WarmthField } from './warmth-field.tsx'

export interface LineSheetProps {
  wish: LineWish
  day: ReceivingDay
  order: DayOrder | undefined
  onClose: () => void
  onTake: (line: DraftLine) => void
}

/** One line of a receipt: how much, which lot, how cold, what was refused, what it looks like. */
export function LineSheet(props: LineSheetProps) {
  const card = useSkuCards([props.wish.skuId]).get(props.wish.skuId)
  return (
    <Sheet title={m.station_take_in()} isOpen onClose={props.onClose}>
      {card === undefined ? <Bones rows={3} /> : <LineBody {...props} card={card} />}
    </Sheet>
  )
}

function LineBody(props: LineSheetProps & { card: SkuCard }) {
  const { wish, day, order, card } = props
  const { region } = useWork()
  const asked = order?.lines.find(({ skuId }) => skuId === wish.skuId)
  const form = useLineForm({ wish, day, order, asked, card })
  return (
    <form
      className="station-line"
      onSubmit={(event) => {
        event.preventDefault()
        if (form.whyNot === null) props.onTake(form.line())
      }}
    >
      <GoodsMark card={card} note={card.code} isLarge />
      {asked === undefined && order !== undefined ? (
        <p className="station-said desk-tone-need">{m.station_not_ordered()}</p>
      ) : null}
      <div className="station-line-halves">
        <div className="station-line-part">
          <Keypad
            label={m.station_how_much()}
            value={form.typed}
            onChange={form.setTyped}
            hasPoint={form.isWeighed}
            {...(form.isWeighed ? { unit: m.station_goods_kg() } : {})}
          />
          <Expected form={form} asked={asked} card={card} />
        </div>
        <div className="station-line-part">
          <WarmthField form={form} card={card} rules={day.rules} />
          <LotFields form={form} card={card} />
          <RefusePart form={form} />
          <PhotoAdd
            pictures={form.pictures}
            onChange={(pictures) => form.set({ pictures })}
            send={(file) => upload(addProofPicture, { region: region.id }, file)}
          />
        </div>
      </div>
      <div className="station-line-end">
        <Button type="submit" isWide icon="check" whyNot={form.whyNot}>
          {m.station_put_on_receipt()}
        </Button>
      </div>
    </form>
  )
}

function Expected(props: { form: LineForm; asked: DayLine | undefined; card: SkuCard }) {
  const { form, asked, card } = props
  if (asked === undefined) return null
  const of = (quantity: number) => amountOfCard(quantity, card)
  const less = asked.missingQuantity - (form.quantity ?? 0) - form.refused
  return (
    <div className="station-expected" aria-live="polite">
      <Button kind="soft" isWide onClick={() => form.takeAll(asked.missingQuantity)}>
        {m.station_all_of({ amount: of(asked.missingQuantity) })}
      </Button>
      {form.quantity === null || less === 0 ? null : (
        <p className={less > 0 ? 'station-said desk-tone-need' : 'station-said desk-tone-wait'}>
          {less > 0
            ? m.station_less_than({ amount: of(less) })
            : m.station_more_than({ amount: of(-less) })}
        </p>
      )}
    </div>
  )
}
