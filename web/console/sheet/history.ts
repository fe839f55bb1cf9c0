import type { Sheet } from './model.ts'

/** A sheet with what it was before and what was undone. */
export interface History {
  readonly past: readonly Sheet[]
  readonly present: Sheet
  readonly future: readonly Sheet[]
}

const MOST_STEPS = 200

export const begin = (present: Sheet): History => ({ past: [], present, future: [] })

/** One step further; a step that changes nothing is none. */
export function step({ past, present, future }: History, next: Sheet): History {
  if (next === present) return { past, present, future }
  return { past: [...past, present].slice(-MOST_STEPS), present: next, future: [] }
}

export function undo({ past, present, future }: History): History {
  const before = past.at(-1)
  if (before === undefined) return { past, present, future }
  return { past: past.slice(0, -1), present: before, future: [present, ...future] }
}

export function redo({ past, present, future }: History): History {
  const [next, ...later] = future
  if (next === undefined) return { past, present, future }
  return { past: [...past, present], present: next, future: later }
}
