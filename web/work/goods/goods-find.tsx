import './goods.css'
import { useId, useState } from 'react'
import { isRefused, resolveCode } from '../../api/index.ts'
import { Refusal } from '../../desk/refusal.tsx'
import { Sheet } from '../../desk/sheet.tsx'
import { m } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { CameraScanner, feel, useKeyboardScanner } from '../scanner/index.ts'
import { useWork } from '../work.tsx'
import { GoodsMark } from './goods-mark.tsx'
import { type SkuCard, useSkuSearch } from './use-sku-cards.ts'

/** What was found: the SKU, and of a scale's label its weight. */
export interface Found {
  skuId: string
  name: string
  weightGrams: number | null
  /** What was scanned; null where it was chosen from the list. */
  code: string | null
}

export interface GoodsFindProps {
  label: string
  onFound: (found: Found) => void
  /** Only these may be found; others are said to be of no use here. */
  among?: readonly SkuCard[]
  isListening?: boolean
}

/** Finds goods by scanner, camera, typed code or words. */
export function GoodsFind({ label, onFound, among, isListening = true }: GoodsFindProps) {
  const { region } = useWork()
  const [text, setText] = useState('')
  const [isScanning, setScanning] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const id = useId()
  const cards = useCandidates(text, among)
  const take = (found: Found) => {
    setText('')
    setError(null)
    setScanning(false)
    onFound(found)
  }
  /** Who types a name and Enter means the only goods that have it. */
  const scan = async (code: string, only?: SkuCard) => {
    try {
      const { skuId, name, weightGrams } = await resolveCode({ region: region.id, number: code })
      feel('good')
      take({ skuId, name, weightGrams, code })
    } catch (refused) {
      if (only !== undefined && isRefused(refused) && refused.status === 404) {
        return take(chosen(only))
      }
      feel('bad')
      setError(refused)
    }
  }
  useKeyboardScanner((code) => void scan(code), isListening)
  return (
    <div className="goods-find">
      <label htmlFor={id} className="goods-find-label">
        {label}
      </label>
      <div className="goods-find-line">
        <input
          id={id}
          type="search"
          className="desk-input"
          autoComplete="off"
          value={text}
          placeholder={m.station_goods_find_hint()}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            // It may stand in a form, which Enter would send.
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
            event.preventDefault()
            if (text.trim() === '') return
            void scan(text.trim(), cards?.length === 1 ? cards[0] : undefined)
          }}
        />
        <Button kind="soft" icon="scan" onClick={() => setScanning(true)}>
          {m.station_goods_scan()}
        </Button>
      </div>
      {isRefused(error) && error.status === 404 ? (
        <p role="alert" className="goods-unknown">
          {m.station_goods_code_unknown()}
        </p>
      ) : (
        <Refusal error={error} />
      )}
      {text.trim() === '' ? null : <FoundList cards={cards} onFound={take} />}
      <Sheet title={m.station_goods_scan()} isOpen={isScanning} onClose={() => setScanning(false)}>
        <CameraScanner
          hint={m.station_goods_scan_hint()}
          onCode={({ text: code }) => void scan(code)}
        />
      </Sheet>
    </div>
  )
}

const chosen = ({ id, name }: SkuCard): Found => ({
  skuId: id,
  name,
  weightGrams: null,
  code: null,
})

/** The goods that have the words; undefined while they are looked for. */
function useCandidates(text: string, among: readonly SkuCard[] | undefined) {
  const search = useSkuSearch(among === undefined ? text : '')
  const words = text.trim().toLowerCase()
  if (words === '') return undefined
  if (among === undefined) return search.isPlaceholderData ? undefined : search.data
  return among.filter(({ name, code, barcodes }) =>
    [name, code, ...barcodes].some((one) => one.toLowerCase().includes(words)),
  )
}

function FoundList(props: {
  cards: readonly SkuCard[] | undefined
  onFound: (found: Found) => void
}) {
  const { cards } = props
  if (cards === undefined) return <p className="goods-note">{m.desk_loading()}</p>
  if (cards.length === 0) return <p className="goods-note">{m.station_goods_none_found()}</p>
  return (
    <ul className="goods-found">
      {cards.slice(0, 8).map((card) => (
        <li key={card.id}>
          <button type="button" onClick={() => props.onFound(chosen(card))}>
            <GoodsMark card={card} note={card.code} />
          </button>
        </li>
      ))}
    </ul>
  )
}
