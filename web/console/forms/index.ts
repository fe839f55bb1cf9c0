export { ActButton, type ActButtonProps, whyField } from './act-button.tsx'
export type { Choice, Field, Values } from './field.ts'
export { FieldsForm } from './fields-form.tsx'
