import { type FormEvent, useState } from 'react'
import { addProofPicture, upload } from '../../../../api/index.ts'
import { m, nameOf } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { Field, TextArea, TextField } from '../../../../ui/field.tsx'
import { PhotoAdd } from '../../../goods/photo-add.tsx'
import { useWork } from '../../../work.tsx'
import type { Delivery } from './delivery.ts'

const KINDS = ['missing', 'surplus', 'wrong', 'damaged'] as const
type Kind = (typeof KINDS)[number]

export const KIND_WORDS: Record<Kind, () => string> = {
  missing: m.leader_kind_missing,
  surplus: m.leader_kind_surplus,
  wrong: m.leader_kind_wrong,
  damaged: m.leader_kind_damaged,
}

export interface Report {
  kind: Kind
  skuId: string
  quantity: number
  note: string
  pictures: { id: string; address: string }[]
}

/** Goods that lack, are too many, are others or are damaged: which, how many, with pictures. */
export function ReportForm(props: { skus: Delivery['skus']; onDone: (report: Report) => void }) {
  const { region } = useWork()
  const [kind, setKind] = useState<Kind>('missing')
  const [skuId, setSku] = useState(props.skus[0]?.skuId ?? '')
  const [count, setCount] = useState('1')
  const [note, setNote] = useState('')
  const [pictures, setPictures] = useState<Report['pictures']>([])
  const isWeighed = props.skus.find((sku) => sku.skuId === skuId)?.measure === 'weighed'
  const quantity = Number(count)
  const isWrong = skuId === '' || !Number.isInteger(quantity) || quantity < 1
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isWrong) props.onDone({ kind, skuId, quantity, note: note.trim(), pictures })
  }
  return (
    <form className="desk-form" onSubmit={submit}>
      <fieldset className="leader-radios">
        <legend className="desk-label">{m.leader_report_kind()}</legend>
        {KINDS.map((one) => (
          <label key={one} className="leader-radio">
            <input type="radio" name="kind" checked={kind === one} onChange={() => setKind(one)} />
            {KIND_WORDS[one]()}
          </label>
        ))}
      </fieldset>
      <Field label={m.leader_report_goods()}>
        {(tied) => (
          <select
            {...tied}
            className="desk-input"
            value={skuId}
            onChange={(event) => setSku(event.target.value)}
          >
            {props.skus.map((sku) => (
              <option key={sku.skuId} value={sku.skuId}>
                {nameOf(sku.name)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <TextField
        label={isWeighed ? m.leader_report_grams() : m.leader_report_pieces()}
        inputMode="numeric"
        value={count}
        onChange={(event) => setCount(event.target.value)}
      />
      <PhotoAdd
        pictures={pictures}
        onChange={setPictures}
        send={(file) => upload(addProofPicture, { region: region.id }, file)}
      />
      <TextArea
        label={m.leader_report_note()}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button type="submit" isWide whyNot={isWrong ? m.leader_report_incomplete() : null}>
        {m.leader_report_take()}
      </Button>
    </form>
  )
}
