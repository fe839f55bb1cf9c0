import type { KeyboardEvent, RefObject } from 'react'

interface RowActs {
  toggle: (index: number) => unknown
  open: (index: number) => unknown
}

/** Arrows go from row to row, space selects, enter opens. */
export function useRowKeys(scroller: RefObject<HTMLElement | null>, { toggle, open }: RowActs) {
  const focus = (index: number): boolean => {
    const row = scroller.current?.querySelector<HTMLElement>(`tr[data-index="${index}"]`)
    row?.focus()
    return row != null
  }
  return (event: KeyboardEvent<HTMLElement>) => {
    const target = event.target as HTMLElement
    const isRow = target.matches('tr[data-index]')
    if (!isRow && target !== scroller.current) return
    const at = isRow ? Number(target.dataset.index) : -1
    const acts = new Map<string, () => unknown>([
      ['ArrowDown', () => focus(at + 1)],
      ['ArrowUp', () => focus(at - 1)],
      [' ', () => toggle(at)],
      ['Enter', () => open(at)],
    ])
    const act = acts.get(event.key)
    if (act === undefined || (at < 0 && event.key !== 'ArrowDown')) return
    event.preventDefault()
    act()
  }
}
