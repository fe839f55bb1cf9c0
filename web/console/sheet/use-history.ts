import { useEffect, useRef, useState } from 'react'
import { begin, type History, redo, step, undo } from './history.ts'
import { changedRows, type Sheet } from './model.ts'

/**
 * A sheet as it is typed, over what is saved. What others saved shows at once, unless something is
 * typed here: then saving says that it differs.
 */
export function useHistory(base: Sheet) {
  const [history, setHistory] = useState<History>(() => begin(base))
  const [against, setAgainst] = useState(base)
  const sheet = history.present
  const changed = changedRows(against, sheet)
  const isTyped = changed.size > 0
  const shown = useRef(base)
  useEffect(() => {
    if (isTyped || base === shown.current) return
    shown.current = base
    setHistory(begin(base))
    setAgainst(base)
  }, [base, isTyped])
  return {
    ...{ sheet, changed, against, base },
    /** What stands there now is saved. */
    keep: () => setAgainst(sheet),
    change: (next: Sheet) => setHistory((before) => step(before, next)),
    undo: () => setHistory(undo),
    redo: () => setHistory(redo),
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    takeTheirs: () => {
      shown.current = base
      setHistory(begin(base))
      setAgainst(base)
    },
  }
}
