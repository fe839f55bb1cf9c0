import { type Answer, DEEDS, type DeedKind } from './deed.ts'

/** What the clients heard, counted. */
export interface Tally {
  sent(answer: Answer | null): void
  acknowledged(kind: DeedKind): void
  refused(kind: DeedKind, code: string): void
  repeated(isAlike: boolean): void
  counts(): Counts
}

export interface Counts {
  acknowledged: Record<string, number>
  refused: Record<string, number>
  /** Tries that no answer came to, and answers by which one comes again. */
  unanswered: number
  comeAgain: number
  /** Answers of 500: the program itself did not know what to do. */
  failed: number
  repeatedAlike: number
  repeatedOtherwise: number
}

export function makeTally(): Tally {
  const counts: Counts = {
    acknowledged: Object.fromEntries(DEEDS.map((kind) => [kind, 0])),
    refused: {},
    unanswered: 0,
    comeAgain: 0,
    failed: 0,
    repeatedAlike: 0,
    repeatedOtherwise: 0,
  }
  return {
    sent: (answer) => {
      if (answer === null) counts.unanswered += 1
      else if (answer.status === 503 || answer.status === 429) counts.comeAgain += 1
      else if (answer.status >= 500) counts.failed += 1
    },
    acknowledged: (kind) => {
      counts.acknowledged[kind]! += 1
    },
    refused: (kind, code) => {
      const name = `${kind}: ${code}`
      counts.refused[name] = (counts.refused[name] ?? 0) + 1
    },
    repeated: (isAlike) => {
      if (isAlike) counts.repeatedAlike += 1
      else counts.repeatedOtherwise += 1
    },
    counts: () => structuredClone(counts),
  }
}
