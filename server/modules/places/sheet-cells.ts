import type { CellReader } from '#platform/csv'
import { choice, list, text } from '#platform/csv'
import { isTime } from '#platform/time'
import type { OpeningHours } from './opening-hours.ts'
import type { StationKind, Storage } from './queries/stations.ts'

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]
const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/

/** A code as the API takes it. */
export const codeCell: CellReader<string> = (cell) =>
  CODE.test(cell)
    ? { value: cell }
    : { reason: `“${cell.slice(0, 30)}” is not a code: letters, digits, dots, - and _ only.` }

/** Degrees within ± most. */
export const degreesCell =
  (most: number): CellReader<number> =>
  (cell) => {
    const value = Number(cell.normalize('NFKC'))
    if (Number.isFinite(value) && Math.abs(value) <= most) return { value }
    return { reason: `“${cell.slice(0, 30)}” is not in degrees from -${most} to ${most}.` }
  }

/** A percentage as basis points: 32 and 32% are 3200; 32.5% is 3250. */
export const percentCell: CellReader<number> = (cell) => {
  const [, whole, rest = ''] = /^(\d{1,3})(?:\.(\d{1,2}))?\s*%?$/.exec(cell.normalize('NFKC')) ?? []
  const value = Number(whole) * 100 + Number(rest.padEnd(2, '0'))
  if (whole !== undefined && value <= 10_000) return { value }
  return { reason: `“${cell.slice(0, 30)}” is not a percentage from 0 to 100.` }
}

const weekdayWords = choice({
  '1': ['周一', '星期一', '一', 'mon', 'monday', 'lunes', 'lun'],
  '2': ['周二', '星期二', '二', 'tue', 'tuesday', 'martes', 'mar'],
  '3': ['周三', '星期三', '三', 'wed', 'wednesday', 'miércoles', 'mié'],
  '4': ['周四', '星期四', '四', 'thu', 'thursday', 'jueves', 'jue'],
  '5': ['周五', '星期五', '五', 'fri', 'friday', 'viernes', 'vie'],
  '6': ['周六', '星期六', '六', 'sat', 'saturday', 'sábado', 'sáb'],
  '7': ['周日', '星期日', '星期天', '日', '天', 'sun', 'sunday', 'domingo', 'dom'],
})
const EVERY_DAY_WORDS = new Set(['每天', '天天', 'daily', 'every day', 'todos los días'])

/** Days of the week: 1;3;5, 周一、周三, mon-fri, 每天. */
export const weekdaysCell: CellReader<number[]> = (cell) => {
  if (EVERY_DAY_WORDS.has(cell.trim().toLowerCase())) return { value: EVERY_DAY }
  const days = new Set<number>()
  for (const part of cell.split(/[;；、|,，]/).filter((word) => word.trim() !== '')) {
    const ends = part.split(/[-~—至]/).map((word) => weekdayWords(word.trim()))
    const fault = ends.find((end) => 'reason' in end)
    if (fault !== undefined) return fault as { reason: string }
    const numbers = ends.map((end) => Number((end as { value: string }).value))
    const [from = 0, to = from] = numbers
    if (numbers.length > 2 || to < from) return { reason: `“${part}” is not a span of weekdays.` }
    for (let day = from; day <= to; day += 1) days.add(day)
  }
  if (days.size === 0) return { reason: 'This names no weekday.' }
  return { value: [...days].sort((a, b) => a - b) }
}

/** Opening hours: 每天 08:00-21:00, or 1-5 08:00-21:00; 6-7 09:00-20:00. */
export const hoursCell: CellReader<OpeningHours[]> = (cell) => {
  const hours: OpeningHours[] = []
  for (const part of cell.split(/[;；|]/).filter((span) => span.trim() !== '')) {
    const [, days, from, to] =
      /^(.*?)\s*(\d{1,2}:\d{2})\s*[-~—至]\s*(\d{1,2}:\d{2})$/.exec(part.trim().normalize('NFKC')) ??
      []
    const opensAt = from?.padStart(5, '0') ?? ''
    const closesAt = to?.padStart(5, '0') ?? ''
    if (!isTime(opensAt) || !isTime(closesAt)) {
      return { reason: `“${part.trim()}” is not like 1-5 08:00-21:00.` }
    }
    const read = days === '' ? { value: EVERY_DAY } : weekdaysCell(days!)
    if ('reason' in read) return read
    for (const weekday of read.value) hours.push({ weekday, opensAt, closesAt })
  }
  return { value: hours }
}

/** The same written out, so that an export can be imported again. */
export const hoursText = (hours: readonly OpeningHours[]): string => {
  const daysBySpan = new Map<string, number[]>()
  for (const { weekday, opensAt, closesAt } of hours) {
    const span = `${opensAt}-${closesAt}`
    daysBySpan.set(span, [...(daysBySpan.get(span) ?? []), weekday])
  }
  return [...daysBySpan].map(([span, days]) => `${days.sort().join(',')} ${span}`).join('; ')
}

export const kindCell: CellReader<StationKind> = choice({
  warehouse: ['中心仓', '仓库', 'almacén'],
  grid: ['网格站', 'estación'],
  store: ['门店', '店', 'tienda'],
  pickup: ['自提点', 'recogida'],
})

export const storagesCell: CellReader<Storage[]> = list(
  choice({
    ambient: ['常温', 'ambiente'],
    chilled: ['冷藏', 'refrigerado'],
    frozen: ['冷冻', 'congelado'],
  }),
  6,
)

export const codesCell: CellReader<string[]> = list(codeCell, 20)
export const namesCell: CellReader<string[]> = list(text(60), 300)
