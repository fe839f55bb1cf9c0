import { type DemoNames, names } from './names.ts'

/** What one of the demo's goods is called at work, in English and in Spanish. */
const UNITS = {
  kg: ['kg', 'kg'],
  个: ['piece', 'pieza'],
  份: ['portion', 'porción'],
  包: ['packet', 'paquete'],
  只: ['piece', 'pieza'],
  块: ['piece', 'pieza'],
  把: ['bunch', 'manojo'],
  提: ['pack', 'paquete'],
  支: ['stick', 'palito'],
  束: ['bouquet', 'ramo'],
  杯: ['cup', 'vaso'],
  板: ['bar', 'tableta'],
  枚: ['egg', 'huevo'],
  片: ['slice', 'rebanada'],
  瓶: ['bottle', 'botella'],
  盆: ['pot', 'maceta'],
  盒: ['box', 'caja'],
  箱: ['case', 'caja'],
  罐: ['can', 'lata'],
  袋: ['bag', 'bolsa'],
} as const

export type Unit = keyof typeof UNITS

export function unitNames(unit: Unit): DemoNames {
  const [en, es] = UNITS[unit]
  return names(unit, en, es)
}
