import './goods.css'
import type { ReactNode } from 'react'
import { Tag } from '../../desk/job-card.tsx'
import { m } from '../../i18n/index.ts'
import { Icon } from '../../ui/icon.tsx'
import { Picture } from '../../ui/picture.tsx'

type Storage = 'ambient' | 'chilled' | 'frozen'

/** Cold goods say so by a word and a sign; goods of the shelf say nothing. */
export function ColdTag({ storage }: { storage: Storage }) {
  if (storage === 'ambient') return null
  return (
    <Tag tone="cold">
      <Icon name="snow" size={14} />
      {storage === 'chilled' ? m.station_goods_chilled() : m.station_goods_frozen()}
    </Tag>
  )
}

/** Goods in a list: their picture, name and what is to be known beside it. */
export function GoodsMark(props: {
  card: { name: string; pictureId: string | null; storage: Storage } | undefined
  /** Where the card is not read yet. */
  name?: string
  note?: ReactNode
  isLarge?: boolean
  children?: ReactNode
}) {
  const { card, isLarge = false } = props
  const name = card?.name ?? props.name ?? m.station_goods_unnamed()
  return (
    <div className={isLarge ? 'goods-mark goods-mark-large' : 'goods-mark'}>
      <span className="goods-picture">
        <Picture picture={card?.pictureId} alt="" sizes={isLarge ? '120px' : '56px'} />
      </span>
      <div className="goods-words">
        <p className="goods-name">
          {name}
          {card === undefined ? null : <ColdTag storage={card.storage} />}
        </p>
        {props.note === undefined ? null : <div className="goods-note">{props.note}</div>}
      </div>
      {props.children}
    </div>
  )
}
