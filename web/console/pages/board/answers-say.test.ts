import { expect, test } from 'vitest'
import { m, setLocaleSource } from '../../../i18n/index.ts'
import { answersSay } from './answers-say.ts'

setLocaleSource(() => 'en')
const day = { orders: 7, confirmed: 2, declined: 0, silent: 0 }

test('goods that came without an answer leave their orders unanswered', () => {
  expect(answersSay(day)).toBe('5 without an answer')
  expect(answersSay({ ...day, confirmed: 6, declined: 1 })).toBe(m.console_day_all_answered())
})

test('who should have answered by now is named before all else, and a day without orders has none', () => {
  expect(answersSay({ ...day, silent: 3 })).toBe(m.console_day_suppliers_silent({ count: 3 }))
  expect(answersSay({ ...day, orders: 0, confirmed: 0 })).toBe(m.console_day_none_yet())
})
