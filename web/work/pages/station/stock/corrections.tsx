import '../station.css'
import { useState } from 'react'
import { listStationCorrections, type StockCorrection } from '../../../../api/index.ts'
import { Empty } from '../../../../desk/empty.tsx'
import { Tag, type Tone } from '../../../../desk/job-card.tsx'
import { MoreButton } from '../../../../desk/more-button.tsx'
import { Sheet } from '../../../../desk/sheet.tsx'
import { StateList } from '../../../../desk/state-list.tsx'
import { usePages } from '../../../../desk/use-pages.ts'
import { instantOf, m, money } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { amountOf } from '../../../goods/amount.ts'
import { useSkuCards } from '../../../goods/use-sku-cards.ts'
import { useWork } from '../../../work.tsx'
import { AtStation, useHere } from '../at-station.tsx'
import { CorrectionForm } from './correction-form.tsx'
import { type CorrectionReason, REASON_NAMES } from './reasons.ts'

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
