import type { Locale } from '#identity'
import type { Words } from '../words.ts'

/** A notice as a person reads it. */
export interface Said {
  title: string
  text: string
}

/**
 * What is told of one kind of fact, in every language. Params hold ids, figures and the names of
 * places and goods, never anything about another person.
 */
export interface Template<Params> {
  /** Also sent by e-mail to who has one: for what should not wait until they look. */
  isMailed: boolean
  say: Record<Locale, (params: Params, words: Words) => Said>
}

/** Declares a template with its params. */
export const template = <Params>(declared: Template<Params>): Template<Params> => declared

/** Money of an order. */
export interface OrderMoney {
  orderNumber: string
  /** ISO 4217 */
  currency: string
}
