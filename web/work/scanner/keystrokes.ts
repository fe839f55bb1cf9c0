/** A key as a keyboard, or a scanner that acts as one, gave it. */
export interface Stroke {
  key: string
  atMs: number
}

/** A scanner's keys come far faster than anybody's fingers. */
const MOST_BETWEEN_MS = 50
const MOST_OF_END_MS = 120
const FEWEST_KEYS = 6
const MOST_KEYS = 4000

/**
 * Gathers keystrokes and says at Enter or Tab what a scanner typed, or null when a person did. Text
 * that a person began and a scanner went on is the scanner's only from where it became fast.
 */
export function createStrokeReader() {
  let run: Stroke[] = []
  return {
    take({ key, atMs }: Stroke): string | null {
      const last = run.at(-1)
      if (key === 'Enter' || key === 'Tab') {
        const text = run.map((stroke) => stroke.key).join('')
        const isFast = last !== undefined && atMs - last.atMs <= MOST_OF_END_MS
        run = []
        return isFast && text.length >= FEWEST_KEYS ? text : null
      }
      // Shift and the like come between the letters of a scan.
      if (key.length !== 1) return null
      if (last !== undefined && atMs - last.atMs > MOST_BETWEEN_MS) run = []
      if (run.length < MOST_KEYS) run.push({ key, atMs })
      return null
    },
  }
}

const CODE = /^(?:Digit|Numpad|Key)([0-9A-Z])$/

/** The character that a key stands for, also where an input method has taken it for itself. */
export function characterOf(event: Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'>): string {
  if (event.key !== 'Process' && event.key !== 'Unidentified') return event.key
  const plain = CODE.exec(event.code)?.[1]
  if (plain === undefined) return event.code === 'Enter' ? 'Enter' : event.key
  return event.shiftKey ? plain : plain.toLowerCase()
}
