import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { listLots, read } from '../../../../api/index.ts'
import type { ReplyOf } from '../../../../api/reply-of.ts'
import { Empty } from '../../../../desk/empty.tsx'
import { Tag } from '../../../../desk/job-card.tsx'
import { Sheet } from '../../../../desk/sheet.tsx'
import { StateList } from '../../../../desk/state-list.tsx'
import { fullDay, m } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { amountOf } from '../../../goods/amount.ts'
import type { SkuCard } from '../../../goods/use-sku-cards.ts'
import { useWork } from '../../../work.tsx'
import { useHere } from '../at-station.tsx'
import { CorrectionForm } from './correction-form.tsx'

type Lot = ReplyOf<typeof listLots>[number]

/** The lots of an SKU, first to expire first; what is past its day is written off from here. */
export function Lots({ sku, card }: { sku: string; card: SkuCard | undefined }) {
  const { here } = useHere()
  const lots = useQuery(read(listLots, { ...here, sku }))
  const [expired, setExpired] = useState<Lot | null>(null)
  const isWeighed = card?.measure === 'weighed'
  const close = () => setExpired(null)
  return (
    <>
      <StateList of={lots} empty={<Empty icon="box" title={m.station_no_lots()} />}>
        {(found) => (
          <ul className="desk-list">
            {found.map((lot) => (
              <LotRow key={lot.lotId} {...{ lot, isWeighed }} onWriteOff={() => setExpired(lot)} />
            ))}
          </ul>
        )}
      </StateList>
      <Sheet title={m.station_write_off()} isOpen={expired !== null} onClose={close}>
        {expired === null ? null : (
          <CorrectionForm
            expired={{ skuId: sku, lotId: expired.lotId, quantity: expired.onHand, isWeighed }}
            onDone={close}
          />
        )}
      </Sheet>
    </>
  )
}

function LotRow(props: { lot: Lot; isWeighed: boolean; onWriteOff: () => void }) {
  const { lot, isWeighed, onWriteOff } = props
  const { today } = useWork()
  const isPast = lot.expiresOn !== null && lot.expiresOn < today
  return (
    <li className="station-row">
      <span className="station-grow station-stack">
        <strong>{lot.code}</strong>
        <small>
          {lot.expiresOn === null
            ? m.station_no_expiry()
            : m.station_until({ date: fullDay(lot.expiresOn) })}
        </small>
      </span>
      {isPast ? <Tag tone="need">{m.station_expired()}</Tag> : null}
      <strong className="number">{amountOf(lot.onHand, isWeighed)}</strong>
      {isPast && lot.onHand > 0 ? (
        <Button kind="soft" of={lot.code} onClick={onWriteOff}>
          {m.station_write_off()}
        </Button>
      ) : null}
    </li>
  )
}
