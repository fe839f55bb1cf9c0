import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  choice,
  date,
  decodeTable,
  integer,
  list,
  money,
  optional,
  readTable,
  required,
  text,
  time,
  writeTable,
  yesOrNo,
} from './index.ts'

const goods = {
  name: required(['品名', 'name'], text(10)),
  price: required(['零售价', 'price'], money('CNY')),
  days: optional(['保质期(天)', 'shelf life days'], integer(0, 3650)),
}

describe('reading a table', () => {
  test('headers in any order and language, with the mark and CRLF', () => {
    const table = readTable('\uFEFFPrice,Shelf_Life days,品名\r\n12.5,0.0,番茄\r\n', goods)
    expect(table.problems).toEqual([])
    expect(table.rows).toEqual([{ line: 2, value: { name: '番茄', price: 1250, days: 0 } }])
  })

  test('every problem of every row is told with its line, and good rows are kept', () => {
    const table = readTable(
      '品名,零售价,保质期(天)\n,abc,1.5\n\n"梨\n子",1,2\n一二三四五六七八九十甲,2,\n苹果,3,4\n',
      goods,
    )
    expect(table.problems).toEqual([
      { line: 2, column: '品名', reason: 'This must not be empty.' },
      { line: 2, column: '零售价', reason: expect.stringContaining('“abc” is not an amount') },
      { line: 2, column: '保质期(天)', reason: '“1.5” is not a whole number.' },
      { line: 4, column: '品名', reason: expect.stringContaining('line break') },
      { line: 6, column: '品名', reason: expect.stringContaining('11 characters') },
    ])
    expect(table.rows).toEqual([{ line: 7, value: { name: '苹果', price: 300, days: 4 } }])
  })

  test('a problem is told by the header that stands in the file', () => {
    const { problems } = readTable('Name,PRICE\n,abc\n', goods)
    expect(problems.map(({ column }) => column)).toEqual(['Name', 'PRICE'])
  })

  test('a header missing or twice is told once and no row is guessed at', () => {
    expect(readTable('name\na\nb', goods)).toMatchObject({
      rows: [],
      problems: [{ line: 1, column: '零售价', reason: 'The column 零售价 / price is missing.' }],
      notes: [],
    })
    const twice = readTable('name,品名,price\na,b,1', goods)
    expect(twice.rows).toEqual([])
    expect(twice.problems).toHaveLength(1)
    expect(twice.problems[0]?.reason).toContain('“name” and “品名”')
    expect(readTable('name,price,x,x\na,1,,', goods).problems).toHaveLength(1)
  })

  test('columns that nobody declared are noted', () => {
    expect(readTable('name,price,colour\na,1,red', goods).notes).toEqual([
      'The column “colour” is not used.',
    ])
  })

  test('semicolons and tabs are told from the header', () => {
    for (const sign of [';', '\t']) {
      const table = readTable(`name${sign}price\na, b${sign}1`, goods)
      expect(table.rows[0]?.value).toEqual({ name: 'a, b', price: 100, days: null })
    }
  })

  test('a row with too many cells, an unclosed quote and an empty file are told plainly', () => {
    expect(readTable('name,price\na,1,2', goods).problems[0]).toMatchObject({ line: 2 })
    const open = readTable('name,price\na,1\n"b,2\nc,3\n', goods)
    expect(open.rows).toHaveLength(1)
    expect(open.problems).toEqual([
      { line: 3, column: '', reason: expect.stringContaining('never closed') },
    ])
    expect(readTable('', goods).problems[0]?.reason).toBe('The file is empty.')
    expect(readTable('name,price\n5" nail,1', goods).rows[0]?.value.name).toBe('5" nail')
  })

  test('rows and problems are bounded', () => {
    const long = readTable(`name,price\n${'a,1\n'.repeat(12)}`, goods, { rowLimit: 10 })
    expect(long.rows).toHaveLength(10)
    expect(long.problems).toEqual([
      { line: 12, column: '', reason: expect.stringContaining('more than 10 rows') },
    ])
    expect(
      readTable(`name,price\n${'a,1\n'.repeat(10)}`, goods, { rowLimit: 10 }).problems,
    ).toEqual([])
    expect(readTable(`name,price\n${',x\n'.repeat(9000)}`, goods).problems).toHaveLength(10_000)
  })
})

describe('cells', () => {
  const value = (read: ReturnType<typeof text | typeof integer>, cell: string) => read(cell)

  test('numbers as spreadsheets and Chinese keyboards write them', () => {
    const read = integer(-10, 2000)
    expect(value(read, '1,200')).toEqual({ value: 1200 })
    expect(value(read, '１２')).toEqual({ value: 12 })
    for (const bad of ['1,2', '1e3', '', '0x1', '2001', '-11']) {
      expect(value(read, bad)).toHaveProperty('reason')
    }
  })

  test('yes and no, choices, dates, times, lists', () => {
    expect(yesOrNo()('是')).toEqual({ value: true })
    expect(yesOrNo()('NO')).toEqual({ value: false })
    expect(yesOrNo()('maybe')).toHaveProperty('reason')
    const storage = choice({ frozen: ['冷冻'], ambient: ['常温'] })
    expect(storage('冷冻')).toEqual({ value: 'frozen' })
    expect(storage('Ambient')).toEqual({ value: 'ambient' })
    expect(storage('warm')).toEqual({
      reason: '“warm” is not one of: frozen, 冷冻, ambient, 常温.',
    })
    for (const day of ['2026-06-01', '2026/6/1', '20260601', '2026年6月1日', '2026.6.1']) {
      expect(date()(day)).toEqual({ value: '2026-06-01' })
    }
    for (const bad of ['2026-02-30', '6/1/2026', '2026-6/1', '']) {
      expect(date()(bad)).toHaveProperty('reason')
    }
    expect(time()('9:00')).toEqual({ value: '09:00' })
    expect(time()('21：30：00')).toEqual({ value: '21:30' })
    expect(time()('25:00')).toHaveProperty('reason')
    expect(list(integer(1, 7), 3)('1；2、3')).toEqual({ value: [1, 2, 3] })
    expect(list(integer(1, 7), 3)('1;2;3;4')).toHaveProperty('reason')
    expect(list(integer(1, 7), 3)(';；')).toHaveProperty('reason')
    expect(list(integer(1, 7), 3)('1;9')).toHaveProperty('reason')
  })
})

describe('bytes', () => {
  test('UTF-8, with and without mark, and GB18030 are told apart', () => {
    expect(decodeTable(Buffer.from('\uFEFF品名'))).toEqual({ text: '品名', encoding: 'utf-8' })
    const gbk = Uint8Array.from([0xc6, 0xb7, 0xc3, 0xfb, 0x0d, 0x0a])
    expect(decodeTable(gbk)).toEqual({ text: '品名\r\n', encoding: 'gb18030' })
    const wide = Buffer.from('\uFEFF品名', 'utf16le')
    expect(decodeTable(wide)).toEqual({ text: '品名', encoding: 'utf-16le' })
  })

  test('what is no text is no table', () => {
    expect(decodeTable(Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 0x00, 0xff]))).toBeNull()
    expect(decodeTable(Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]))).toBeNull()
  })
})

describe('writing a table', () => {
  test('RFC 4180, with the mark for Excel unless it is unwanted', () => {
    expect(
      writeTable(
        ['a', 'b'],
        [
          ['x,"y"', 1],
          [null, true],
        ],
        { mark: false },
      ),
    ).toBe('a,b\r\n"x,""y""",1\r\n,true\r\n')
    expect(writeTable(['a'], []).startsWith('\uFEFF')).toBe(true)
    expect(() => writeTable(['a'], [['x', 'y']])).toThrow(RangeError)
  })

  test('text is never run as a formula, numbers stay numbers', () => {
    const written = writeTable(
      ['a', 'b'],
      [
        ['=1+1', -5],
        ['+8613812345678', -0.5],
      ],
      { mark: false },
    )
    expect(written).toBe("a,b\r\n'=1+1,-5\r\n'+8613812345678,-0.5\r\n")
    for (const start of ['=', '+', '-', '@', '\t', '\r']) {
      expect(writeTable(['a'], [[`${start}x`]], { mark: false })).toMatch(/\r\n"?'/)
    }
  })

  test('what is written is read back as it was', () => {
    const columns = {
      first: optional(['first'], (cell) => ({ value: cell })),
      second: optional(['second'], (cell) => ({ value: cell })),
    }
    const sign = fc.constantFrom(...`=+-@'",;\n\r\t 番a1`)
    const cell = fc.oneof(
      fc.string(),
      fc.array(sign).map((signs) => signs.join('')),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell)), (rows) => {
        const table = readTable(writeTable(['first', 'second'], rows), columns)
        const kept = rows
          .map((row) => row.map((written) => written.trim() || null))
          .filter(([first, second]) => first !== null || second !== null)
        expect(table.problems).toEqual([])
        expect(table.rows.map(({ value }) => [value.first, value.second])).toEqual(kept)
      }),
      { numRuns: 300 },
    )
  })
})
