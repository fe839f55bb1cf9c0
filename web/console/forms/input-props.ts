import type { Field } from './field.ts'

export interface InputProps {
  field: Field
  value: unknown
  set: (value: unknown) => void
  fault: string | undefined
}
