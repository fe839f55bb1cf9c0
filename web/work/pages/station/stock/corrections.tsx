import '../station.css'
import { useState } from 'react'
import {
  addProofPicture,
  correctStock,
  listLots,
  listStationCorrections,
  listStock,
  type StockCorrection,
  upload,
  useAct,
} from '../../../../api/index.ts'
import { Empty } from '../../../../desk/empty.tsx'
import { Tag, type Tone } from '../../../../desk/job-card.tsx'
import { MoreButton } from '../../../../desk/more-button.tsx'
import { Refusal } from '../../../../desk/refusal.tsx'
import { Sheet } from '../../../../desk/sheet.tsx'
import { StateList } from '../../../../desk/state-list.tsx'
import { usePages } from '../../../../desk/use-pages.ts'
import { instantOf, m, money } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { Field, TextField } from '../../../../ui/field.tsx'
import { amountOf } from '../../../goods/amount.ts'
import { PhotoAdd } from '../../../goods/photo-add.tsx'
import { useSkuCards } from '../../../goods/use-sku-cards.ts'
import { useWork } from '../../../work.tsx'
import { AtStation, useHere } from '../at-station.tsx'
import { GoodsLinesForm, useGoodsLines } from './goods-lines.tsx'
import { type CorrectionReason, REASON_NAMES, REASONS_OF } from './reasons.ts'

/** What was written off or put right, and what of it waits for headquarters. */
export default function Corrections() {
  const [isOpen, setOpen] = useState(false)
  return (
    <AtStation title={m.station_corrections()}>
      {() => (
        <>
          <Button isWide icon="trash" onClick={() => setOpen(true)}>
            {m.station_correct()}
          </Button>
          <CorrectionList />
          <Sheet title={m.station_correct()} isOpen={isOpen} onClose={() => setOpen(false)}>
            <CorrectionForm onDone={() => setOpen(false)} />
          </Sheet>
        </>
      )}
    </AtStation>
  )
}

function CorrectionForm({ onDone }: { onDone: () => void }) {
  const { region } = useWork()
  const { here } = useHere()
  const lines = useGoodsLines()
  const [kind, setKind] = useState<'written-off' | 'adjusted'>('written-off')
  const [direction, setDirection] = useState<'less' | 'more'>('less')
  const [reason, setReason] = useState<CorrectionReason>('spoiled')
  const [note, setNote] = useState('')
  const [pictures, setPictures] = useState<{ id: string; address: string }[]>([])
  const correct = useAct(correctStock, {
    refresh: [listStationCorrections, listStock, listLots],
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

const STATES: Record<StockCorrection['state'], [Tone, () => string]> = {
  waiting: ['wait', m.station_state_waiting],
  booked: ['go', m.station_state_booked],
  declined: ['need', m.station_state_declined],
}

function CorrectionList() {
  const { here } = useHere()
  const corrections = usePages(listStationCorrections, { ...here, limit: 50 })
  return (
    <StateList of={corrections} empty={<Empty icon="edit" title={m.station_no_corrections()} />}>
      {(items) => (
        <>
          <ul className="desk-list">
            {items.map((correction) => (
              <CorrectionRow key={correction.id} correction={correction} />
            ))}
          </ul>
          <MoreButton of={corrections} />
        </>
      )}
    </StateList>
  )
}

function CorrectionRow({ correction }: { correction: StockCorrection }) {
  const { region } = useWork()
  const cards = useSkuCards(correction.lines.map(({ skuId }) => skuId))
  const [tone, name] = STATES[correction.state]
  const goods = correction.lines.map((line) => {
    const card = cards.get(line.skuId)
    return m.station_goods_amount({
      name: card?.name ?? m.station_goods_unnamed(),
      amount: amountOf(line.quantity, card?.measure === 'weighed'),
    })
  })
  const parts = [
    REASON_NAMES[correction.reason as CorrectionReason]?.() ?? correction.reason,
    instantOf(correction.askedAt, region.timeZone),
    correction.valueMinor === null ? '' : money(correction.valueMinor, region.currency),
    correction.declinedWhy ?? correction.note,
  ].filter((part) => part !== '')
  return (
    <li className="station-row">
      <span className="station-grow station-stack">
        <strong>{goods.join(' · ')}</strong>
        <small>{parts.join(' · ')}</small>
      </span>
      <Tag tone={tone}>{name()}</Tag>
    </li>
  )
}
