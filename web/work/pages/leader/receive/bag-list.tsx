import './receive.css'
import { m } from '../../../../i18n/index.ts'
import { Icon } from '../../../../ui/icon.tsx'
import type { Delivery } from './delivery.ts'

export type BagMark = 'missing' | 'damaged'

type Bag = Delivery['bags'][number]

const COLD: Record<Bag['storage'], (() => string) | null> = {
  ambient: null,
  chilled: m.leader_chilled,
  frozen: m.leader_frozen,
}

/** The day's bags by their short numbers: here, missing or damaged, one tap each. */
export function BagList(props: {
  bags: readonly Bag[]
  marks: ReadonlyMap<string, BagMark>
  onMark: (bagId: string, mark: BagMark | null) => void
}) {
  return (
    <ul className="desk-list">
      {props.bags.map((bag) => {
        const name = m.leader_bag({
          short: bag.shortNumber,
          number: bag.bagNumber,
          count: bag.bagCount,
        })
        const mark = props.marks.get(bag.id) ?? null
        return (
          <li key={bag.id} className="leader-bag">
            <span className="desk-person-number number" aria-hidden="true">
              {bag.shortNumber}
            </span>
            <span className="leader-goods-words">
              <strong>{m.leader_bag_of({ number: bag.bagNumber, count: bag.bagCount })}</strong>
              {COLD[bag.storage] === null ? null : (
                <span className="leader-cold">
                  <Icon name="snow" size={14} /> {COLD[bag.storage]?.()}
                </span>
              )}
            </span>
            <fieldset className="leader-marks">
              <legend className="only-heard">{name}</legend>
              <Mark
                name={m.leader_mark_here()}
                isOn={mark === null}
                tone="go"
                onTap={() => props.onMark(bag.id, null)}
              />
              <Mark
                name={m.leader_mark_missing()}
                isOn={mark === 'missing'}
                tone="need"
                onTap={() => props.onMark(bag.id, 'missing')}
              />
              <Mark
                name={m.leader_mark_damaged()}
                isOn={mark === 'damaged'}
                tone="wait"
                onTap={() => props.onMark(bag.id, 'damaged')}
              />
            </fieldset>
          </li>
        )
      })}
    </ul>
  )
}

function Mark(props: { name: string; isOn: boolean; tone: string; onTap: () => void }) {
  return (
    <button
      type="button"
      aria-pressed={props.isOn}
      className={props.isOn ? `leader-mark desk-tone-${props.tone}` : 'leader-mark'}
      onClick={props.onTap}
    >
      {props.name}
    </button>
  )
}
