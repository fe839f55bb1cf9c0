import { useState } from 'react'
import type { Replacement } from '../cart/use-cart-view.ts'

export interface WantedLine {
  offerId: string
  windowId: string
  quantity: number
  replacement: Replacement
}

/** How the goods of one window come. */
export interface PartChoice {
  fulfilment: 'pickup' | 'delivery'
  slot?: string | undefined
  addressId?: string | undefined
}

export type Method = 'wallet' | 'sandbox' | 'cash'
/** Ways to pay as a person chooses among them; the mix is the wallet first, the rest online. */
export type PayChoice = Method | 'mix'

export interface Choices {
  parts: Readonly<Record<string, PartChoice>>
  note: string
  pay: PayChoice | null
}

export const partChoice = (choices: Choices, windowId: string): PartChoice =>
  choices.parts[windowId] ?? { fulfilment: 'pickup' }

/** What is chosen on the page, kept as it was typed while refusals are settled. */
export function useChoices() {
  const [choices, setChoices] = useState<Choices>({ parts: {}, note: '', pay: null })
  const choosePart = (windowId: string, more: Partial<PartChoice>) =>
    setChoices((before) => ({
      ...before,
      parts: { ...before.parts, [windowId]: { ...partChoice(before, windowId), ...more } },
    }))
  return {
    choices,
    choosePart,
    setNote: (note: string) => setChoices((before) => ({ ...before, note })),
    setPay: (pay: PayChoice) => setChoices((before) => ({ ...before, pay })),
  }
}

/** The payments of a checkout; the wallet pays what it has, or all. */
export function paymentsOf(pay: PayChoice, balanceMinor: number) {
  if (pay !== 'mix') return [{ method: pay }]
  return [{ method: 'wallet' as const, amountMinor: balanceMinor }, { method: 'sandbox' as const }]
}

/** The parts of a checkout: one order for each window. */
export function checkoutParts(lines: readonly WantedLine[], choices: Choices) {
  const byWindow = Map.groupBy(lines, (line) => line.windowId)
  return [...byWindow].map(([windowId, inside]) => {
    const { fulfilment, slot, addressId } = partChoice(choices, windowId)
    const note = choices.note.trim()
    return {
      windowId,
      fulfilment,
      ...(slot === undefined || fulfilment === 'delivery' ? {} : { slot }),
      ...(addressId === undefined || fulfilment === 'pickup' ? {} : { addressId }),
      ...(note === '' ? {} : { note }),
      lines: inside.map(({ offerId, quantity, replacement }) => ({
        offerId,
        quantity,
        replacement,
      })),
    }
  })
}
