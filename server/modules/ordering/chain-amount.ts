/** How much a piece of a chain asks for, as it says it. */
export interface ChainAmount {
  number: number
  /** The count word or unit; empty where none stands. */
  unit: string
  /** Whether it was written as a multiple: "x2". */
  isTimes: boolean
}

const DIGITS: Record<string, number> = {
  半: 0.5,
  一: 1,
  二: 2,
  两: 2,
  俩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
}
const GRAMS: Record<string, number> = {
  斤: 500,
  公斤: 1000,
  千克: 1000,
  kg: 1000,
  两: 50,
  克: 1,
  g: 1,
}

const UNIT =
  '公斤|千克|kg|斤|两|克|g|份|个|盒|袋|件|箱|包|瓶|罐|只|颗|棵|把|条|板|提|枚|桶|块|串|根|支|枝|朵|头|尾|听|杯|碗|卷|束|盆|套|片|粒|扎|捆|筐|篮|壶|排|筒|双|对'
const TIMES = '(?<times>[xX×*]\\s*)'
const DIGIT = '\\d{1,4}(?:\\.\\d{1,3})?(?![\\d.])'
const SPOKEN = '半|[一二两俩三四五六七八九]?十[一二三四五六七八九]?|[一二两俩三四五六七八九]'
const END = '(?=$|[\\s\\ue000-\\uf8ff])'
// A size is part of a name: 950 毫升, 12 个装.
const NO_SIZE = `(?!\\s*(?:毫升|ml|升|l(?![a-z])|(?:${UNIT})?装))`
const UNIT_AFTER = `\\s*(?<unit>${UNIT})(?<half>半)?`

// A spoken number without a unit is one only at the end: 五 begins 五花肉, 三 begins 三文鱼.
const AMOUNTS = [
  `${TIMES}?(?<number>${DIGIT})${NO_SIZE}(?:${UNIT_AFTER}(?![a-z]))?`,
  `${TIMES}?(?<number>${SPOKEN})${NO_SIZE}${UNIT_AFTER}(?![a-z])`,
  `${TIMES}(?<number>${SPOKEN})`,
  `(?<number>${SPOKEN})${END}`,
].map((source) => new RegExp(source, 'iuy'))

/** The amount that begins at a place of a text, and where it ends; null where none begins. */
export function amountAt(text: string, at: number): { amount: ChainAmount; end: number } | null {
  // The x of "box2" is no sign of multiplication.
  const isInWord = /[a-z]/iu.test(text.charAt(at - 1)) && /[x]/iu.test(text.charAt(at))
  if (isInWord) return null
  for (const pattern of AMOUNTS) {
    pattern.lastIndex = at
    const groups = pattern.exec(text)?.groups
    if (groups === undefined) continue
    const number = numberOf(groups.number!) + (groups.half === undefined ? 0 : 0.5)
    const unit = groups.unit?.toLowerCase() ?? ''
    return { amount: { number, unit, isTimes: groups.times !== undefined }, end: pattern.lastIndex }
  }
  return null
}

function numberOf(said: string): number {
  if (/^\d/u.test(said)) return Number(said)
  if (!said.includes('十')) return DIGITS[said] ?? Number.NaN
  const [tens = '', ones = ''] = said.split('十')
  return (tens === '' ? 1 : DIGITS[tens]!) * 10 + (ones === '' ? 0 : DIGITS[ones]!)
}

/** The grams that an amount says; undefined where its unit is no weight. */
export const gramsOf = ({ number, unit }: ChainAmount): number | undefined =>
  GRAMS[unit] === undefined ? undefined : number * GRAMS[unit]
