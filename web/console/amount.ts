import { number, weight } from '../i18n/index.ts'

/** So much of something: a figure, or a weight; nothing where it is not known. */
export const amountOf = (quantity: number | null, isWeighed: boolean): string =>
  quantity === null ? '' : isWeighed ? weight(quantity) : number(quantity)
