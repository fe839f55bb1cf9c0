import { useState } from 'react'
import { m, nameOf } from '../../../../i18n/index.ts'
import { Icon } from '../../../../ui/icon.tsx'
import { useGoodsSearch } from '../order-for/use-goods-search.ts'
import type { Offer } from '../use-leader.ts'
import type { Draft } from './drafts.tsx'

type Problem = Draft['problems'][number]

const MOST_SHOWN = 5

const SAID: Record<Problem['code'], (text: { text: string }) => string> = {
  'unknown-goods': m.leader_problem_unknown,
  'several-goods': m.leader_problem_several,
  'no-quantity': m.leader_problem_quantity,
  'no-name': m.leader_problem_name,
  'no-goods': m.leader_problem_goods,
}

/** What was not understood, and goods to take for it in one tap. */
export function DraftFix(props: {
  problem: Problem
  offers: readonly Offer[]
  onTake: (offerId: string) => void
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
        {shown.map(({ offerId, name }) => (
          <button
            key={offerId}
            type="button"
            className="desk-chip"
            onClick={() => props.onTake(offerId)}
          >
            {nameOf(name)}
          </button>
        ))}
      </div>
    </div>
  )
}
