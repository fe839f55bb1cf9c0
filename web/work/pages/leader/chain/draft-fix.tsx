import './chain.css'
import { useState } from 'react'
import { m, nameOf } from '../../../../i18n/index.ts'
import { Icon } from '../../../../ui/icon.tsx'
import { amountOf } from '../../../goods/amount.ts'
import { useGoodsSearch } from '../order-for/use-goods-search.ts'
import type { Offer } from '../use-leader.ts'
import type { Draft } from './draft.ts'
import { leastOf, type Wanted } from './draft-items.tsx'

type Problem = Draft['problems'][number]

const MOST_SHOWN = 5

/** Without these nothing can be ordered: they are not passed over. */
const NEEDED: readonly Problem['code'][] = ['no-name', 'no-goods']

const SAID: Record<Problem['code'], (text: { text: string }) => string> = {
  'unknown-goods': m.leader_problem_unknown,
  'several-goods': m.leader_problem_several,
  'no-quantity': m.leader_problem_quantity,
  'no-name': m.leader_problem_name,
  'no-goods': m.leader_problem_goods,
}

/** How much of an offer the problem's text asks for; the least where it does not say. */
function askedOf(problem: Problem, offer: Offer): number {
  const said = problem.quantities[problem.offerIds.indexOf(offer.offerId)]
  const other = offer.measure === 'weighed' ? problem.grams : problem.count
  return said ?? other ?? leastOf(offer)
}

/** What was not understood: goods to take for it in one tap, or to be passed over. */
export function DraftFix(props: {
  problem: Problem
  offers: readonly Offer[]
  onTake: (wanted: Wanted) => void
  onPass: () => void
}) {
  const { problem, offers } = props
  const [words, setWords] = useState('')
  const found = useGoodsSearch(offers, words)
  const meant = offers.filter(({ offerId }) => problem.offerIds.includes(offerId))
  const shown = words.trim() === '' ? meant : found.slice(0, MOST_SHOWN)
  return (
    <div className="leader-problem">
      <p>
        <Icon name="help" size={18} />
        <span>{SAID[problem.code]({ text: problem.text })}</span>
      </p>
      {problem.code === 'no-name' ? null : (
        <input
          type="search"
          className="desk-input"
          value={words}
          aria-label={m.leader_find_goods()}
          placeholder={m.leader_find_goods_hint()}
          onChange={(event) => setWords(event.target.value)}
        />
      )}
      <div className="desk-chips">
        {shown.map((offer) => {
          const { offerId, name, measure } = offer
          const quantity = askedOf(problem, offer)
          return (
            <button
              key={offerId}
              type="button"
              className="desk-chip"
              onClick={() => props.onTake({ offerId, quantity })}
            >
              {m.leader_goods_line({
                name: nameOf(name),
                amount: amountOf(quantity, measure === 'weighed'),
              })}
            </button>
          )
        })}
        {NEEDED.includes(problem.code) ? null : (
          <button type="button" className="desk-chip" onClick={props.onPass}>
            {m.leader_problem_pass()}
            <span className="only-heard"> {problem.text}</span>
          </button>
        )}
      </div>
    </div>
  )
}
