import { createSpotlight } from '@mantine/spotlight'

const [store, controls] = createSpotlight()

export const paletteStore = store
export const palette = controls

const shown = (): HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>(`#${store.getState().listId} [data-action]`),
]

/**
 * Marks the answer that Enter opens: the first, or the one that was gone to by arrows. The list marks
 * one by itself only as somebody types, so that what the server finds later would stand unmarked.
 */
export function markAnswer(hasMoved: boolean): void {
  const answers = shown()
  const marked = answers.findIndex((answer) => answer.hasAttribute('data-selected'))
  const selected = hasMoved && marked >= 0 ? marked : Math.min(0, answers.length - 1)
  for (const [nth, answer] of answers.entries()) {
    if (nth === selected) answer.setAttribute('data-selected', 'true')
    else answer.removeAttribute('data-selected')
  }
  store.updateState((state) => ({ ...state, selected }))
}

/** Opens the first answer. */
export const openFirst = (): void => shown()[0]?.click()
