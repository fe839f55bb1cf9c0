import type { Place, Range } from './model.ts'

export interface Bounds {
  rows: number
  columns: number
}

const inside = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value))

const STEPS: Record<string, readonly [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-12, 0],
  PageDown: [12, 0],
}

/** The selection after a key that moves; undefined for keys that do not. */
export function moved(
  range: Range,
  key: string,
  { shift, jump }: { shift: boolean; jump: boolean },
  bounds: Bounds,
): Range | undefined {
  const target = goal(shift ? range.to : range.from, key, jump, bounds)
  if (target === undefined) return undefined
  return shift ? { from: range.from, to: target } : { from: target, to: target }
}

function goal(
  { row, column }: Place,
  key: string,
  jump: boolean,
  bounds: Bounds,
): Place | undefined {
  if (key === 'Home') return { row: jump ? 0 : row, column: 0 }
  if (key === 'End') return { row: jump ? bounds.rows - 1 : row, column: bounds.columns - 1 }
  const step = STEPS[key]
  if (step === undefined) return undefined
  const far = jump ? 1_000_000 : 1
  return {
    row: inside(row + step[0] * far, bounds.rows),
    column: inside(column + step[1] * far, bounds.columns),
  }
}

/** The next cell to the right (or left), over the ends of rows; undefined past the sheet's end. */
export function nextCell({ row, column }: Place, back: boolean, bounds: Bounds): Place | undefined {
  const at = row * bounds.columns + column + (back ? -1 : 1)
  if (at < 0 || at >= bounds.rows * bounds.columns) return undefined
  return { row: Math.floor(at / bounds.columns), column: at % bounds.columns }
}
