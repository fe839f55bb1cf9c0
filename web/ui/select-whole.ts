import type { FocusEvent } from 'react'

/**
 * Selects what a field holds when it is entered, so that a figure typed there takes the place of the
 * one that stands in it. A frame later: the click that enters would put the caret somewhere first.
 */
export function selectWhole({ currentTarget }: FocusEvent<HTMLInputElement>): void {
  requestAnimationFrame(() => currentTarget.select())
}
