import { useState } from 'react'
import {
  addProofPicture,
  correctStock,
  listExpiringLots,
  listLots,
  listStationCorrections,
  listStock,
  listStockMovements,
  upload,
  useAct,
} from '../../../../api/index.ts'
import { Refusal } from '../../../../desk/refusal.tsx'
import { m } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { Field, TextField } from '../../../../ui/field.tsx'
import { PhotoAdd } from '../../../goods/photo-add.tsx'
import { useWork } from '../../../work.tsx'
import { useHere } from '../at-station.tsx'
import { GoodsLinesForm, type StartLine, useGoodsLines } from './goods-lines.tsx'
import { type CorrectionReason, REASON_NAMES, REASONS_OF } from './reasons.ts'

/** What was lost, or was miscounted in the books: which goods, why, and with pictures if need be. */
export function CorrectionForm(props: {
  onDone: () => void
  /** Goods past their day, from whose lot the form was opened. */
  expired?: StartLine
}) {
  const { onDone, expired } = props
  const { region } = useWork()
  const { here } = useHere()
  const lines = useGoodsLines(expired)
  const [kind, setKind] = useState<'written-off' | 'adjusted'>('written-off')
  const [direction, setDirection] = useState<'less' | 'more'>('less')
  const [reason, setReason] = useState<CorrectionReason>(
    expired === undefined ? 'spoiled' : 'expired',
  )
  const [note, setNote] = useState('')
  const [pictures, setPictures] = useState<{ id: string; address: string }[]>([])
  const correct = useAct(correctStock, {
    refresh: [listStationCorrections, listStock, listLots, listStockMovements, listExpiringLots],
    onDone,
  })
  const sign = kind === 'adjusted' && direction === 'less' ? -1 : 1
  const submit = () =>
    correct.mutate({
      params: here,
      body: {
        kind,
        reason,
        lines: lines.wire().map((line) => ({ ...line, quantity: sign * line.quantity })),
        ...(note.trim() === '' ? {} : { note: note.trim() }),
        ...(pictures.length === 0 ? {} : { pictureIds: pictures.map(({ id }) => id) }),
      },
    })
  return (
    <form
      className="desk-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (lines.isReady && !correct.isPending) submit()
      }}
    >
      <KindChoice
        {...{ kind, direction, setDirection }}
        setKind={(next) => {
          setKind(next)
          setReason(REASONS_OF[next][0]!)
        }}
      />
      <Field label={m.station_why()}>
        {(tied) => (
          <select
            {...tied}
            className="desk-input"
            value={reason}
            onChange={(event) => setReason(event.target.value as CorrectionReason)}
          >
            {REASONS_OF[kind].map((one) => (
              <option key={one} value={one}>
                {REASON_NAMES[one]()}
              </option>
            ))}
          </select>
        )}
      </Field>
      <GoodsLinesForm of={lines} error={correct.error} />
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
      <Refusal error={correct.error} />
      <Button
        type="submit"
        isWide
        isBusy={correct.isPending}
        whyNot={lines.isReady ? null : m.station_lack_lines()}
      >
        {m.station_correct_do()}
      </Button>
    </form>
  )
}

function KindChoice(props: {
  kind: 'written-off' | 'adjusted'
  setKind: (kind: 'written-off' | 'adjusted') => void
  direction: 'less' | 'more'
  setDirection: (direction: 'less' | 'more') => void
}) {
  const { kind, setKind, direction, setDirection } = props
  const chip = (isOn: boolean, name: string, go: () => void) => (
    <button type="button" className="desk-chip" aria-pressed={isOn} onClick={go}>
      {name}
    </button>
  )
  return (
    <div className="desk-chips">
      {chip(kind === 'written-off', m.station_write_off(), () => setKind('written-off'))}
      {chip(kind === 'adjusted' && direction === 'less', m.station_adjust_less(), () => {
        setKind('adjusted')
        setDirection('less')
      })}
      {chip(kind === 'adjusted' && direction === 'more', m.station_adjust_more(), () => {
        setKind('adjusted')
        setDirection('more')
      })}
    </div>
  )
}
