import { expect, test } from 'vitest'
import type { LogLine } from './log.ts'
import { type LogSurvey, Surveyor } from './survey.ts'

const line = (wish: Partial<LogLine>): LogLine => ({
  week: '200607',
  date: '2006-04-10',
  hour: 9,
  quantity: 1,
  spendMinor: 100,
  product: 'PRD1',
  categories: ['CL1', 'DEP1', 'G1', 'D1'],
  customer: 'CUST1',
  basket: '1',
  store: 'STORE1',
  storeFormat: 'LS',
  region: 'E01',
  ...wish,
})

function surveyOf(...weeks: LogLine[][]): LogSurvey {
  const surveyor = new Surveyor()
  for (const lines of weeks) surveyor.look(lines)
  return surveyor.survey()
}

test('a customer is a resident of each region they shop in, with what they spend there', () => {
  const { residents } = surveyOf(
    [line({ spendMinor: 250 }), line({ spendMinor: 50 })],
    [line({ region: 'E02', store: 'STORE9', spendMinor: 7 })],
  )
  expect(residents).toEqual([
    { customer: 'CUST1', region: 'E01', homeStore: 'STORE1', spentMinor: 300 },
    { customer: 'CUST1', region: 'E02', homeStore: 'STORE9', spentMinor: 7 },
  ])
})

test('home is where most baskets are, not most lines', () => {
  const { residents } = surveyOf([
    ...['PRD1', 'PRD2', 'PRD3'].map((product) => line({ store: 'STORE1', basket: '1', product })),
    line({ store: 'STORE2', basket: '2' }),
    line({ store: 'STORE2', basket: '3' }),
  ])
  expect(residents[0]?.homeStore).toBe('STORE2')
})

test('of stores visited as often the first by code is home, whichever was first', () => {
  const visits = [line({ store: 'STORE2', basket: '1' }), line({ store: 'STORE1', basket: '2' })]
  expect(surveyOf(visits).residents[0]?.homeStore).toBe('STORE1')
  expect(surveyOf(visits.reverse()).residents[0]?.homeStore).toBe('STORE1')
})

test('baskets are counted by date; lines with SPEND 0 and customers without a name add none', () => {
  const survey = surveyOf(
    [
      line({ basket: '1' }),
      line({ basket: '1', product: 'PRD2' }),
      line({ basket: '2', customer: null }),
      line({ basket: '3', spendMinor: 0, store: 'STORE7', product: 'PRD7' }),
    ],
    [line({ basket: '1', date: '2006-04-17' })],
  )
  expect([...survey.baskets]).toEqual([
    ['2006-04-10', 2],
    ['2006-04-17', 1],
  ])
  expect([...survey.stores.keys()]).toEqual(['STORE1'])
  expect([...survey.products.get('E01')!.keys()]).toEqual(['PRD1', 'PRD2'])
  expect(survey.residents).toHaveLength(1)
})

test('a store in two regions is no log', () => {
  expect(() => surveyOf([line({}), line({ region: 'E02' })])).toThrow('STORE1 is in two regions')
})
