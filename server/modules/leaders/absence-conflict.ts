/** A time in which a leader is absent and another one stands in; ends are not included. */
export interface AbsenceSpan {
  id: string
  leaderId: string
  substituteId: string
  startsAt: Date
  /** Null: until it is ended. */
  endsAt: Date | null
}

export type AbsenceConflict =
  | { kind: 'overlaps'; absenceId: string }
  | { kind: 'substitute-absent'; absenceId: string }
  | { kind: 'stands-in'; absenceId: string }

/**
 * Why an absence cannot be, beside those planned or running. A substitute is never absent and an
 * absent leader never a substitute in the same time, so chains and cycles cannot come about.
 */
export function absenceConflict(
  wished: Omit<AbsenceSpan, 'id'>,
  present: readonly AbsenceSpan[],
): AbsenceConflict | null {
  for (const other of present) {
    if (!overlap(wished, other)) continue
    const absenceId = other.id
    if (other.leaderId === wished.leaderId) return { kind: 'overlaps', absenceId }
    if (other.leaderId === wished.substituteId) return { kind: 'substitute-absent', absenceId }
    if (other.substituteId === wished.leaderId) return { kind: 'stands-in', absenceId }
  }
  return null
}

type Span = Pick<AbsenceSpan, 'startsAt' | 'endsAt'>

const overlap = (one: Span, other: Span): boolean =>
  startsBefore(one, other.endsAt) && startsBefore(other, one.endsAt)

const startsBefore = (span: Span, end: Date | null): boolean => end === null || span.startsAt < end
