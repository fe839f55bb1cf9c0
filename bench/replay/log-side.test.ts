import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Basket, dayPrices, groupDays } from './baskets.ts'
import { type Expected, expectedFrom } from './expected.ts'
import { type LogLine, readLog, weekFiles } from './log.ts'
import { gramsOf, learnPrices, WEIGHED_PER_KG_MINOR } from './prices.ts'
import { type LogSurvey, Surveyor } from './survey.ts'
import { type SyntheticLog, writeSyntheticLog } from './synthetic.ts'

const shared = process.env.LINLI_SHARED_DATA ?? join('..', 'shared', 'data')
const realLog = join(shared, 'basket-log')

const options = { seed: 7, weeks: 3, customers: 30, stores: 6, regions: 3, products: 40 }
const dirs: string[] = []
let dir = ''
let written: SyntheticLog

async function newDir(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'linli-log-'))
  dirs.push(made)
  return made
}

beforeAll(async () => {
  dir = await newDir()
  written = await writeSyntheticLog(dir, options)
})

afterAll(async () => {
  for (const made of dirs) await rm(made, { recursive: true })
})

async function surveyOf(log: string): Promise<LogSurvey> {
  const surveyor = new Surveyor()
  await learnPrices(log, (lines) => surveyor.look(lines))
  return surveyor.survey()
}

/** What ordering every basket of the log would add up to. */
async function replayed(log: string, weeks?: number): Promise<Expected> {
  const { weighed } = await learnPrices(log)
  const days = new Map<string, string[]>()
  const sums: Expected = {
    baskets: 0,
    cashBaskets: 0,
    cashMinor: 0,
    lines: 0,
    mergedLines: 0,
    skippedLines: 0,
    units: new Map(),
    grams: new Map(),
    salesMinor: new Map(),
    totalMinor: 0,
    residents: 0,
    residentsBackWithin28Days: 0,
  }
  for await (const week of readLog(log, weeks)) {
    for (const day of groupDays(week.lines, weighed)) {
      sums.skippedLines += day.skippedLines
      sums.mergedLines += day.mergedLines
      for (const basket of day.baskets) {
        add(sums, basket)
        if (basket.customer === null) continue
        const resident = `${basket.region}/${basket.customer}`
        days.set(resident, [...(days.get(resident) ?? []), basket.date])
      }
    }
  }
  sums.residents = days.size
  for (const dates of days.values()) {
    const gaps = dates.slice(1).map((date, index) => daysBetween(dates[index]!, date))
    if (gaps.some((gap) => gap >= 1 && gap <= 28)) sums.residentsBackWithin28Days += 1
  }
  return sums
}

function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days
}

function add(sums: Expected, basket: Basket): void {
  sums.baskets += 1
  if (basket.customer === null) {
    sums.cashBaskets += 1
    sums.cashMinor += basket.totalMinor
  }
  sums.lines += basket.lines.length
  for (const line of basket.lines) {
    const [counts, amount] =
      line.kind === 'piece' ? [sums.units, line.quantity] : [sums.grams, line.grams]
    counts.set(line.product, (counts.get(line.product) ?? 0) + amount)
    sums.totalMinor += line.totalMinor
    const place = `${basket.region} ${basket.date}`
    sums.salesMinor.set(place, (sums.salesMinor.get(place) ?? 0) + line.totalMinor)
  }
}

describe('a synthetic log', () => {
  test('equal options write equal bytes, another seed others', async () => {
    const [again, other] = [await newDir(), await newDir()]
    await writeSyntheticLog(again, options)
    await writeSyntheticLog(other, { ...options, seed: 8 })
    for (const name of await readdir(dir)) {
      const bytes = await readFile(join(dir, name))
      expect(bytes.equals(await readFile(join(again, name)))).toBe(true)
      expect(bytes.equals(await readFile(join(other, name)))).toBe(false)
    }
  })

  test('has all that the replay must be able to do', async () => {
    const survey = await surveyOf(dir)
    expect(survey.regions).toEqual(['E01', 'E02', 'E03'])
    expect(survey.stores.size).toBe(6)
    expect(survey.baskets.size).toBe(21)
    expect([...survey.customers.values()].some((regions) => regions.length > 1)).toBe(true)
    const expected = expectedFrom(dir)
    expect(expected.cashBaskets).toBeGreaterThan(0)
    expect(expected.residentsBackWithin28Days).toBeGreaterThan(0)
  })

  test('what was written is what is read', async () => {
    const expected = expectedFrom(dir)
    expect(expected.baskets).toBe(written.baskets)
    expect(expected.skippedLines).toBe(written.zeroSpendLines)
    expect(expected.mergedLines).toBe(written.mergedLines)
    expect(expected.lines + expected.mergedLines + expected.skippedLines).toBe(written.rows)
    expect([...expected.grams.keys()].sort()).toEqual(written.weighed)
  })
})

describe('prices', () => {
  test('weighed products are those with several prices on a date, anywhere in the log', async () => {
    const prices = await learnPrices(dir)
    expect([...prices.weighed].sort()).toEqual(written.weighed)
    expect(prices.indivisibleLines).toBe(0)
    expect(prices.zeroSpendLines).toBe(1)
    expect(prices.products.get(written.weighed[0]!)?.weighed).toBe(true)
  })

  test('a later week decides for an earlier one', async () => {
    const later = await newDir()
    const day = { SHOP_WEEK: '200608', SHOP_DATE: '20060420', CUST_CODE: 'CUST2' }
    await writeWeek(later, '200607', [line({ SPEND: '0.7' })])
    await writeWeek(later, '200608', [
      line({ ...day, SPEND: '0.8', BASKET_ID: '994100000000002' }),
      line({ ...day, SPEND: '0.9', BASKET_ID: '994100000000003' }),
    ])
    expect(expectedFrom(later, 1).grams).toEqual(new Map([['PRD1', 700]]))
    expect(await replayed(later, 1)).toEqual(expectedFrom(later, 1))
  })

  test('a spend its quantity does not divide makes the product a weighed one', async () => {
    const odd = await newDir()
    await writeWeek(odd, '200607', [line({ QUANTITY: '2', SPEND: '1.01' })])
    const prices = await learnPrices(odd)
    expect(prices.indivisibleLines).toBe(1)
    expect(prices.weighed).toEqual(new Set(['PRD1']))
    expect(expectedFrom(odd).grams).toEqual(new Map([['PRD1', 1010]]))
    expect(await replayed(odd)).toEqual(expectedFrom(odd))
  })

  test('grams at 1.00 per kg give the cents back', () => {
    for (const cents of [1, 93, 100, 99_999]) {
      expect((gramsOf(cents) * WEIGHED_PER_KG_MINOR) / 1000).toBe(cents)
    }
  })
})

describe('baskets', () => {
  test('are in the order of hour and id, whatever the order of the file', async () => {
    const { weighed } = await learnPrices(dir)
    for await (const { lines } of readLog(dir, 1)) {
      const days = groupDays(lines, weighed)
      expect(days).toEqual(groupDays([...lines].reverse(), weighed))
      expect(days.map((day) => day.date)).toEqual([...days.map((day) => day.date)].sort())
      for (const { baskets } of days) {
        const keys = baskets.map(({ hour, id }) => `${String(hour).padStart(2, '0')} ${id}`)
        expect(keys).toEqual([...keys].sort())
      }
      expect(dayPrices(days[0]!).size).toBeGreaterThan(5)
    }
  })

  test('two lines of a product are ordered as one', () => {
    const days = groupDays([logLine({ quantity: 1 }), logLine({ quantity: 2 })], new Set())
    expect(days[0]?.mergedLines).toBe(1)
    expect(days[0]?.baskets[0]?.lines).toEqual([
      { kind: 'piece', product: 'PRD1', quantity: 3, unitMinor: 50, totalMinor: 150 },
    ])
  })

  test('lines that cost nothing are skipped, and a basket of nothing else is none', async () => {
    const free = { ...logLine({ quantity: 1 }), spendMinor: 0 }
    expect(groupDays([free], new Set())).toEqual([
      { date: '2006-04-15', baskets: [], skippedLines: 1, mergedLines: 0 },
    ])
    const gift = await newDir()
    await writeWeek(gift, '200607', [line({ SPEND: '0.0' })])
    expect(expectedFrom(gift)).toMatchObject({ baskets: 0, residents: 0, skippedLines: 1 })
    expect(await replayed(gift)).toEqual(expectedFrom(gift))
  })

  test('a basket in two stores and a price that changes in the day are refused', () => {
    const elsewhere = { ...logLine({ quantity: 1 }), store: 'STORE2' }
    expect(() => groupDays([logLine({ quantity: 1 }), elsewhere], new Set())).toThrow(/spans/)
    const dearer = { ...logLine({ quantity: 1 }), spendMinor: 60 }
    expect(() => groupDays([logLine({ quantity: 1 }), dearer], new Set())).toThrow(/two prices/)
  })
})

describe('reading', () => {
  test('plain files are read as packed ones', async () => {
    const plain = await newDir()
    for (const { week, path } of await weekFiles(dir)) {
      await writeFile(join(plain, `transactions_${week}.csv`), gunzipSync(await readFile(path)))
    }
    expect(await replayed(plain)).toEqual(await replayed(dir))
    expect(expectedFrom(plain)).toEqual(expectedFrom(dir))
  })

  test.each([
    ['a wrong header', 'A,B\n1,2\n', /header/],
    ['a price in three decimals', line({ SPEND: '1.001' }), /line 2/],
    ['a negative quantity', line({ QUANTITY: '-1' }), /line 2/],
    ['a quoted comma', line({ STORE_FORMAT: '"L,S"' }), /line 2/],
  ])('%s is refused with its place', async (_, text, reason) => {
    const bad = await newDir()
    if (text.startsWith('A')) await writeFile(join(bad, 'transactions_200607.csv'), text)
    else await writeWeek(bad, '200607', [text])
    await expect(replayed(bad)).rejects.toThrow(reason)
  })

  test('a date in two weeks and an empty folder are refused', async () => {
    const twice = await newDir()
    await expect(replayed(twice)).rejects.toThrow(/no transactions/)
    await writeWeek(twice, '200607', [line({})])
    await writeWeek(twice, '200608', [line({})])
    await expect(replayed(twice)).rejects.toThrow(/2006-04-15/)
  })
})

describe('coming back', () => {
  test.each([
    ['20060415', 0],
    ['20060416', 1],
    ['20060513', 1],
    ['20060514', 0],
  ])('a second basket on %s makes %i resident who came back', async (date, back) => {
    const two = await newDir()
    const second = line({ SHOP_DATE: date, BASKET_ID: '994100000000002' })
    await writeWeek(two, '200607', [second, line({})])
    expect(expectedFrom(two)).toMatchObject({ residents: 1, residentsBackWithin28Days: back })
  })

  test('in another region it is another resident', async () => {
    const two = await newDir()
    const other = { SHOP_DATE: '20060416', STORE_REGION: 'E02', BASKET_ID: '994100000000002' }
    await writeWeek(two, '200607', [line({}), line({ ...other, STORE_CODE: 'STORE2' })])
    expect(expectedFrom(two)).toMatchObject({ residents: 2, residentsBackWithin28Days: 0 })
  })
})

describe('two computations of one log', () => {
  test.each([undefined, 1, 2])('agree on the synthetic one, weeks: %s', async (weeks) => {
    expect(await replayed(dir, weeks)).toEqual(expectedFrom(dir, weeks))
  })

  test.skipIf(!existsSync(realLog))('agree on the real one', { timeout: 120_000 }, async () => {
    const expected = expectedFrom(realLog)
    expect(expected.baskets).toBe(248_553)
    expect(expected.totalMinor).toBe(304_556_577)
    expect(expected.skippedLines).toBe(2)
    expect(await replayed(realLog)).toEqual(expected)
  })
})

const CELLS = {
  SHOP_WEEK: '200607',
  SHOP_DATE: '20060415',
  SHOP_WEEKDAY: '7',
  SHOP_HOUR: '19',
  QUANTITY: '1',
  SPEND: '0.5',
  PROD_CODE: 'PRD1',
  PROD_CODE_10: 'CL1',
  PROD_CODE_20: 'DEP1',
  PROD_CODE_30: 'G1',
  PROD_CODE_40: 'D1',
  CUST_CODE: 'CUST1',
  seg_1: '""',
  seg_2: '""',
  BASKET_ID: '994100000000001',
  BASKET_SIZE: 'L',
  BASKET_PRICE_SENSITIVITY: 'MM',
  BASKET_TYPE: 'Top Up',
  BASKET_DOMINANT_MISSION: 'Fresh',
  STORE_CODE: 'STORE1',
  STORE_FORMAT: 'LS',
  STORE_REGION: 'E01',
}

function line(cells: Partial<typeof CELLS>): string {
  return Object.values({ ...CELLS, ...cells }).join(',')
}

async function writeWeek(into: string, week: string, lines: string[]): Promise<void> {
  const text = [Object.keys(CELLS).join(','), ...lines].join('\n')
  await writeFile(join(into, `transactions_${week}.csv`), text)
}

function logLine({ quantity }: { quantity: number }): LogLine {
  return {
    week: '200607',
    date: '2006-04-15',
    hour: 19,
    quantity,
    spendMinor: 50 * quantity,
    product: 'PRD1',
    categories: ['CL1', 'DEP1', 'G1', 'D1'],
    customer: 'CUST1',
    basket: '994100000000001',
    store: 'STORE1',
    storeFormat: 'LS',
    region: 'E01',
  }
}
