import type { Locale } from '#platform/i18n'
import { spellMoney } from '#platform/money'
import { sayIn } from '#platform/refusals'

/** Money as a provider names it. */
interface Sum {
  amountMinor: number
  currency: string
}

const CURRENCY = /^[A-Z]{3}$/

// What is proven need not make sense: a currency that is none is told as it came.
const said = ({ amountMinor, currency }: Sum): string =>
  CURRENCY.test(currency) ? spellMoney(amountMinor, currency) : `${amountMinor} ${currency}`

/** Why a proven message of a provider is kept aside, as finance is told it. */
export const MISFITS = {
  noPayment: () => 'There is no such payment.',
  noRefund: () => 'There is no such refund.',
  notOurNumber: (number: string) => `The number is none of ours: ${number}.`,
  otherRegion: (region: string) => `The number is of another region: ${region}.`,
  otherMerchant: (merchant: string) => `The money went to another merchant: ${merchant}.`,
  otherProvider: (provider: string) => `The payment was begun at another provider: ${provider}.`,
  otherReference: (reference: string) => `The payment has another reference there: ${reference}.`,
  otherSum: (came: Sum, due: Sum) => `What came is ${said(came)}, and ${said(due)} was due.`,
  otherSumBack: (went: Sum, due: Sum) =>
    `What went back is ${said(went)}, and ${said(due)} was due.`,
  backTwice: () => 'The money went back, though another way had been taken.',
  backLate: () => 'An earlier try sent the money back, though it had failed.',
  failedAfterwards: () => 'It is said to have failed, though the money had gone back.',
}

/** The same in a reader's language; what was kept before these words stands as it was kept. */
export const misfitIn = (locale: Locale, english: string): string =>
  sayIn(locale, 'payment-misfit', english)
