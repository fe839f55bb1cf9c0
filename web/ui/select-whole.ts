import type { FocusEvent } from 'react'

/**
 * Selects what a field holds when it is entered, so that a figure typed there takes the place of the
 * one that stands in it. Once more a frame later, for the click that enters puts the caret somewhere
 * first; but not what was typed by then, which the next key would wipe out.
 */
export function selectWhole({ currentTarget }: FocusEvent<HTMLInputElement>): void {
  const { value } = currentTarget
  currentTarget.select()
  requestAnimationFrame(() => {
    if (currentTarget.value === value) currentTarget.select()
  })
}
