import '../station.css'
import { useState } from 'react'
import {
  addProofPicture,
  listLots,
  listStationReturns,
  listStock,
  returnToSupplier,
  upload,
  useAct,
} from '../../../../api/index.ts'
import { Refusal } from '../../../../desk/refusal.tsx'
import { Sheet } from '../../../../desk/sheet.tsx'
import { m } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { Field, TextField } from '../../../../ui/field.tsx'
import { PhotoAdd } from '../../../goods/photo-add.tsx'
import { useWork } from '../../../work.tsx'
import { AtStation, useHere } from '../at-station.tsx'
import { SupplierChoice } from '../receiving/without-order.tsx'
import { GoodsLinesForm, useGoodsLines } from './goods-lines.tsx'
import { RETURN_REASONS, type ReturnReason } from './reasons.ts'
import { ReturnList } from './return-list.tsx'

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
          <ReturnList isManager={isManager} />
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
  const [reason, setReason] = useState<ReturnReason>('poor-quality')
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
            onChange={(event) => setReason(event.target.value as ReturnReason)}
          >
            {Object.entries(RETURN_REASONS).map(([key, name]) => (
              <option key={key} value={key}>
                {name()}
              </option>
            ))}
          </select>
        )}
      </Field>
      <GoodsLinesForm of={lines} error={give.error} />
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
