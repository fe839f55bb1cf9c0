export { ean13CheckDigit, isEan13 } from './ean13.ts'
export type { LabelScaleLayout, LabelScaleReading } from './label-scale.ts'
export { readLabelScaleCode } from './label-scale.ts'
