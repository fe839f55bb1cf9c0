import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ChainGoods } from './chain-names.ts'
import { readChain } from './chain-text.ts'

const goods: ChainGoods[] = [
  { offerId: 'tomato', names: ['沙瓤番茄 约 500 g', 'Tomato'], measure: 'about' },
  { offerId: 'lettuce', names: ['奶油生菜 2 棵'], measure: 'piece' },
  { offerId: 'eggs', names: ['散养土鸡蛋 10 枚', 'Eggs'], measure: 'piece' },
  { offerId: 'bass', names: ['鲈鱼'], measure: 'weighed' },
  { offerId: 'cherry', names: ['樱桃番茄'], measure: 'piece' },
]

const short = (text: string) =>
  readChain(text, goods).map(({ neighbourName, items, problems }) => ({
    neighbourName,
    items: items.map(({ offerId, quantity }) => `${offerId} ${quantity}`),
    problems: problems.map(({ code }) => code),
  }))

test('a chain as a chat writes it gives a draft for each neighbour', () => {
  const chain = `#接龙 今晚 23:00 截单
1、沙瓤番茄 ¥4.80
1. 王芳 3栋 沙瓤番茄x2 土鸡蛋一
2. 李叔：奶油生菜 3份，鲈鱼2斤
3）陈姨 鸡蛋两盒 生菜`
  expect(short(chain)).toEqual([
    { neighbourName: '王芳 3栋', items: ['tomato 2', 'eggs 1'], problems: [] },
    { neighbourName: '李叔', items: ['lettuce 3', 'bass 1000'], problems: [] },
    { neighbourName: '陈姨', items: ['eggs 2', 'lettuce 1'], problems: [] },
  ])
})

test('what is not clear is asked, not guessed', () => {
  expect(short('1. 王芳 番茄2')).toEqual([
    { neighbourName: '王芳', items: [], problems: ['several-goods'] },
  ])
  expect(short('1. 王芳 西瓜1')[0]!.problems).toEqual(['unknown-goods'])
  expect(short('1. 王芳 鲈鱼2')[0]!.problems).toEqual(['no-quantity'])
  expect(short('1. 王芳 鲈鱼半斤')[0]!.items).toEqual(['bass 250'])
  expect(short('1. 王芳')[0]!.problems).toEqual(['no-goods'])
})

test('the same goods twice in a line are one item', () => {
  expect(short('1. 王芳 生菜1 生菜2')[0]!.items).toEqual(['lettuce 3'])
})

test('any text is read without failing, and quantities are whole and above zero', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300, unit: 'grapheme' }), (text) => {
      for (const entry of readChain(`1. 王芳 ${text}\n${text}`, goods)) {
        for (const { quantity } of entry.items) {
          expect(Number.isInteger(quantity) && quantity > 0).toBe(true)
        }
      }
    }),
  )
})

const market: ChainGoods[] = [
  {
    offerId: 'tomato',
    names: ['沙瓤番茄 约 500 克', 'Vine tomatoes about 500 g'],
    measure: 'about',
  },
  { offerId: 'canned', names: ['番茄罐头 400 克', 'Canned tomatoes 400 g'], measure: 'piece' },
  { offerId: 'broccoli', names: ['西兰花 约 350 克', 'Broccoli about 350 g'], measure: 'about' },
  { offerId: 'corn', names: ['甜玉米 约 600 克', 'Sweet corn about 600 g'], measure: 'about' },
  { offerId: 'cucumber', names: ['刺黄瓜 散称', 'Cucumbers loose'], measure: 'weighed' },
  { offerId: 'eggs', names: ['农家土鸡蛋 10 枚', 'Free-range eggs 10 eggs'], measure: 'piece' },
  { offerId: 'egg-case', names: ['农家土鸡蛋 3 盒装'], measure: 'case' },
  { offerId: 'apple', names: ['红富士苹果 约 1 公斤', 'Fuji apples about 1 kg'], measure: 'about' },
  {
    offerId: 'apple-case',
    names: ['红富士苹果 12 个装', 'Fuji apples case of 12'],
    measure: 'case',
  },
  { offerId: 'milk', names: ['鲜牛奶 950 毫升', 'Fresh milk 950 ml'], measure: 'piece' },
  { offerId: 'pork', names: ['五花肉', 'Pork belly'], measure: 'weighed' },
  { offerId: 'millet', names: ['小米', 'Millet'], measure: 'piece' },
]

/** Who, what, and what was not understood: "王芳 3栋 | tomato 2 | several-goods 红富士苹果2份". */
const told = (line: string): string => {
  const [entry] = readChain(`1. ${line}`, market)
  const items = entry!.items.map(({ offerId, quantity }) => `${offerId} ${quantity}`)
  const problems = entry!.problems.map(({ code, text }) => `${code} ${text}`)
  return [entry!.neighbourName, items.join(', '), problems.join(', ')].join(' | ')
}

test.each([
  // The example that the page itself shows.
  ['王芳 3栋 番茄2斤 鸡蛋一盒', '王芳 3栋 | tomato 2, eggs 1 | '],
  ['王芳 3栋 番茄x2 西兰花一份', '王芳 3栋 | broccoli 1 | several-goods 番茄x2'],
  ['王芳 3栋 沙瓤番茄x2 西兰花一份', '王芳 3栋 | tomato 2, broccoli 1 | '],
  ['刘洋 5栋502 黄瓜 2斤,玉米3根', '刘洋 5栋502 | cucumber 1000, corn 3 | '],
  ['3栋2单元501 王芳：玉米两份', '王芳 3栋2单元501 | corn 2 | '],
  ['陈姨(A座) 西兰花1', '陈姨 A座 | broccoli 1 | '],
  ['王芳 3-502 玉米*2', '王芳 3-502 | corn 2 | '],
  ['王芳3栋玉米2份西兰花1份', '王芳 3栋 | corn 2, broccoli 1 | '],
  ['王芳 5栋 502 玉米2', '王芳 5栋502 | corn 2 | '],
  ['周婷 红富士苹果2份 榴莲一个', '周婷 |  | several-goods 红富士苹果2份, unknown-goods 榴莲一个'],
  ['周婷 红富士苹果一箱', '周婷 | apple-case 1 | '],
  ['周婷 红富士苹果 约 1 公斤 x2', '周婷 | apple 2 | '],
  ['李奶奶 土鸡蛋两盒', '李奶奶 | eggs 2 | '],
  ['楼下小谢 鲜牛奶950毫升两瓶', '楼下小谢 | milk 2 | '],
  ['小米 玉米2', '小米 | corn 2 | '],
  ['小米2袋', ' | millet 2 | no-name 小米2袋'],
  ['王姐 五花肉2斤半 来3根玉米', '王姐 | pork 1250, corn 3 | '],
  ['王姐 2份 玉米 3份 西兰花', '王姐 | corn 2, broccoli 3 | '],
  ['王姐 沙瓤番茄 500g x2', '王姐 | tomato 2 | '],
  ['王姐 玉米十二根 谢谢', '王姐 | corn 12 | unknown-goods 谢谢'],
  ['王姐 番茄酱2瓶', '王姐 |  | unknown-goods 番茄酱2瓶'],
  ['王姐 番茄罐头炒蛋2瓶', '王姐 |  | unknown-goods 番茄罐头炒蛋2瓶'],
  ['王姐 不要五花肉 玉米2', '王姐 | corn 2 | unknown-goods 不要五花肉'],
  ['Maria Lopez vine tomatoes x2, broccoli', 'Maria Lopez | tomato 2, broccoli 1 | '],
])('%s', (line, reading) => {
  expect(told(line)).toBe(reading)
})

test('what may be several goods says how much it would be of each', () => {
  const [entry] = readChain('1. 周婷 红富士苹果2份', market)
  expect(entry!.problems).toEqual([
    {
      code: 'several-goods',
      text: '红富士苹果2份',
      offerIds: ['apple', 'apple-case'],
      quantities: [2, 2],
      count: 2,
      grams: null,
    },
  ])
})

const words = [
  '王芳',
  '3栋',
  '5栋502',
  'A座',
  '沙瓤番茄',
  '番茄',
  '玉米',
  '土鸡蛋',
  '五花肉',
  '小米',
]
const amounts = [
  '2',
  'x2',
  '两',
  '一份',
  '2斤',
  '半斤',
  '3根',
  '500g',
  '十二',
  '13800138001',
  '950毫升',
]
const others = [' ', ' ', ',', '：', '+', '谢谢', '榴莲', '#', '-', 'Lily', '(', '号', '约']

test('no letter and no figure of a line vanishes, and what is ordered has an amount', () => {
  const line = fc.array(fc.constantFrom(...words, ...amounts, ...others), { maxLength: 14 })
  fc.assert(
    fc.property(line, (parts) => {
      const rest = parts.join('').trim()
      for (const entry of readChain(`1. ${rest}`, market)) {
        const { neighbourName, items, problems } = entry
        const kept = [neighbourName, ...items, ...problems]
          .map((one) => (typeof one === 'string' ? one : one.text))
          .join('')
        expect(lettersOf(kept)).toEqual(expect.arrayContaining(lettersOf(rest)))
        for (const letter of new Set(lettersOf(rest))) {
          const count = (text: string) => lettersOf(text).filter((one) => one === letter).length
          expect(count(kept), `${letter} of ${rest}`).toBeGreaterThanOrEqual(count(rest))
        }
      }
    }),
    { numRuns: 500 },
  )
})

const lettersOf = (text: string): string[] => text.normalize('NFKC').match(/[\p{L}\p{N}]/gu) ?? []

const LIST = `📣 今日团购
1. 沙瓤番茄 约 500 g ¥4.80
2. 奶油生菜 2 棵 ¥3.50
3. 鲈鱼 ¥28.00/kg
4. 西瓜 ¥20.00
截单 20:00
`

test('goods are meant by their number in the list that stands above', () => {
  const chain = `${LIST}1. 张三 2号 x2
2. 李四 3栋 1号2份，2号1
3. 王五2号x3 鸡蛋1
4. 赵六 第1个 2份
5. 陈七 3号 两斤`
  expect(short(chain)).toEqual([
    { neighbourName: '张三', items: ['lettuce 2'], problems: [] },
    { neighbourName: '李四 3栋', items: ['tomato 2', 'lettuce 1'], problems: [] },
    { neighbourName: '王五', items: ['lettuce 3', 'eggs 1'], problems: [] },
    { neighbourName: '赵六', items: ['tomato 2'], problems: [] },
    { neighbourName: '陈七', items: ['bass 1000'], problems: [] },
  ])
})

test('a number that may mean something else is asked about', () => {
  const asked = (line: string, list = LIST) => short(list + line)[0]!
  // Without an amount it may be a house; without a list, or beyond it, nobody knows what it means.
  expect(asked('1. 张三 2号')).toMatchObject({ items: [], problems: ['no-quantity'] })
  expect(asked('1. 张三 2号 x2', '')).toMatchObject({ items: [], problems: ['unknown-goods'] })
  expect(asked('1. 张三 9号 x2')).toMatchObject({ items: [], problems: ['unknown-goods'] })
  expect(asked('1. 张三 4号 x2')).toMatchObject({ items: [], problems: ['unknown-goods'] })
  const two = `${LIST}2. 散养土鸡蛋 10 枚 ¥9.90\n`
  expect(asked('1. 张三 2号 x2', two)).toMatchObject({ items: [], problems: ['several-goods'] })
  expect(asked('1. 张三 2号楼 生菜x1')).toMatchObject({ items: ['lettuce 1'], problems: [] })
})

test('a list in another language is a list too, and a sum beside a wish is no list', () => {
  const chain = `1. Tomato 4,80 CNY
2. Eggs 9,90 CNY
1. Ana n.º 2 x3
2. 李叔 生菜2 共7元`
  expect(short(chain)).toEqual([
    { neighbourName: 'Ana', items: ['eggs 3'], problems: [] },
    { neighbourName: '李叔', items: ['lettuce 2'], problems: [] },
  ])
})

test('a neighbour whose line lost its number is not passed over', () => {
  const chain = `${LIST}1. 张三 2号 x2
李四 生菜x1
大家抓紧，今晚截单
https://linli.example/番茄`
  expect(short(chain)).toEqual([
    { neighbourName: '张三', items: ['lettuce 2'], problems: [] },
    { neighbourName: '李四', items: ['lettuce 1'], problems: [] },
  ])
})

test('by number is read what by name would be, whatever the list', () => {
  const numbered = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 3, maxLength: 3 })
  fc.assert(
    fc.property(
      numbered,
      fc.integer({ min: 0, max: 2 }),
      fc.integer({ min: 1, max: 99 }),
      (numbers, nth, pieces) => {
        const of = [goods[0]!, goods[1]!, goods[2]!]
        const list = of
          .map(({ names }, at) => `${numbers[at]}. ${names[0]} ¥${at + 1}.50`)
          .join('\n')
        const by = (what: string) => short(`${list}\n1. 张三 ${what} x${pieces}`)
        expect(by(`${numbers[nth]}号`)).toEqual(by(of[nth]!.names[0]!))
      },
    ),
  )
})
