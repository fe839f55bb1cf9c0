import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ChainGoods, readChain } from './chain-text.ts'

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
