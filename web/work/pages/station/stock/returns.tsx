import '../station.css'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  addProofPicture,
  listLots,
  listStationReturns,
  listStock,
  listSupplierNames,
  read,
  returnToSupplier,
  upload,
  useAct,
} from '../../../../api/index.ts'
import { Empty } from '../../../../desk/empty.tsx'
import { Refusal } from '../../../../desk/refusal.tsx'
import { Sheet } from '../../../../desk/sheet.tsx'
import { StateList } from '../../../../desk/state-list.tsx'
import { instantOf, m, money } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { Field, TextField } from '../../../../ui/field.tsx'
import { amountOf } from '../../../goods/amount.ts'
import { PhotoAdd } from '../../../goods/photo-add.tsx'
import { useSkuCards } from '../../../goods/use-sku-cards.ts'
import { useWork } from '../../../work.tsx'
import { AtStation, useHere } from '../at-station.tsx'
import { SupplierChoice } from '../receiving/without-order.tsx'
import { GoodsLinesForm, useGoodsLines } from './goods-lines.tsx'

const REASONS = {
  'poor-quality': m.station_return_quality,
  damaged: m.station_reason_damaged,
  'wrong-goods': m.station_return_wrong,
  'near-expiry': m.station_return_expiry,
  recalled: m.station_reason_recalled,
  surplus: m.station_return_surplus,
  other: m.station_reason_other,
} as const

type Reason = keyof typeof REASONS

/** What was given back to suppliers. */
export default function Returns() {
  const { grants } = useWork()
  const [isOpen, setOpen] = useState(false)
  const isManager = grants.some(({ role }) => role !== 'station_staff')
  return (
    <AtStation title={m.station_returns()}>
      {() => (
        <>
          <Button
            isWide
            icon="undo"
            whyNot={isManager ? null : m.station_only_manager()}
            onClick={() => setOpen(true)}
          >
            {m.station_give_back()}
          </Button>
          <ReturnList />
          <Sheet title={m.station_give_back()} isOpen={isOpen} onClose={() => setOpen(false)}>
            <ReturnForm onDone={() => setOpen(false)} />
          </Sheet>
        </>
      )}
    </AtStation>
  )
}

function ReturnForm({ onDone }: { onDone: () => void }) {
  const { region } = useWork()
  const { here } = useHere()
  const lines = useGoodsLines()
  const [supplierId, setSupplierId] = useState('')
  const [reason, setReason] = useState<Reason>('poor-quality')
  const [note, setNote] = useState('')
  const [pictures, setPictures] = useState<{ id: string; address: string }[]>([])
  const give = useAct(returnToSupplier, {
    refresh: [listStationReturns, listStock, listLots],
    onDone,
  })
  const whyNot =
    supplierId === '' ? m.station_lack_supplier() : lines.isReady ? null : m.station_lack_lines()
  const body = () => ({
    supplierId,
    reason,
    lines: lines.wire(),
    ...(note.trim() === '' ? {} : { note: note.trim() }),
    ...(pictures.length === 0 ? {} : { pictureIds: pictures.map(({ id }) => id) }),
  })
  return (
    <form
      className="desk-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (whyNot === null && !give.isPending) give.mutate({ params: here, body: body() })
      }}
    >
      <SupplierChoice value={supplierId} onChange={setSupplierId} />
      <Field label={m.station_why()}>
        {(tied) => (
          <select
            {...tied}
            className="desk-input"
            value={reason}
            onChange={(event) => setReason(event.target.value as Reason)}
          >
            {Object.entries(REASONS).map(([key, name]) => (
              <option key={key} value={key}>
                {name()}
              </option>
            ))}
          </select>
        )}
      </Field>
      <GoodsLinesForm of={lines} />
      <TextField
        label={m.station_note()}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <PhotoAdd
        pictures={pictures}
        onChange={setPictures}
        send={(file) => upload(addProofPicture, { region: region.id }, file)}
      />
      <Refusal error={give.error} />
      <Button type="submit" isWide isBusy={give.isPending} whyNot={whyNot}>
        {m.station_give_back()}
      </Button>
    </form>
  )
}

function ReturnList() {
  const { region } = useWork()
  const { here } = useHere()
  const returns = useQuery(read(listStationReturns, { ...here, limit: 50 }))
  const { data: suppliers } = useQuery(read(listSupplierNames, { ...here, limit: 100 }))
  const cards = useSkuCards(
    (returns.data?.items ?? []).flatMap(({ lines }) => lines.map(({ skuId }) => skuId)),
  )
  const nameOf = (id: string) => suppliers?.items.find((one) => one.id === id)?.name
  return (
    <StateList of={returns} empty={<Empty icon="undo" title={m.station_no_returns()} />}>
      {({ items }) => (
        <ul className="desk-list">
          {items.map((given) => (
            <li key={given.id} className="station-row">
              <span className="station-grow station-stack">
                <strong>{nameOf(given.supplierId) ?? m.station_supplier()}</strong>
                <small>
                  {given.lines
                    .map((line) =>
                      m.station_goods_amount({
                        name: cards.get(line.skuId)?.name ?? m.station_goods_unnamed(),
                        amount: amountOf(
                          line.quantity,
                          cards.get(line.skuId)?.measure === 'weighed',
                        ),
                      }),
                    )
                    .join(' · ')}
                </small>
                <small>
                  {[
                    REASONS[given.reason as Reason]?.(),
                    instantOf(given.returnedAt, region.timeZone),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
              </span>
              <strong className="number">{money(given.costMinor, region.currency)}</strong>
            </li>
          ))}
        </ul>
      )}
    </StateList>
  )
}
