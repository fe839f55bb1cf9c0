import { expect, test } from 'vitest'
import { firstIdAt, newId, newOrderNumber } from './index.ts'

test('ids are UUIDv7 of now, each its own, and rise as they are made', () => {
  const before = Date.now()
  const ids = Array.from({ length: 20_000 }, newId)
  expect(new Set(ids).size).toBe(ids.length)
  expect([...ids].sort()).toEqual(ids)
  for (const id of ids) {
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  }
  const firstMs = Number.parseInt(ids[0]!.replaceAll('-', '').slice(0, 12), 16)
  expect(firstMs - before).toBeGreaterThanOrEqual(0)
})

test('ids of an instant lie between its first id and that of the next', () => {
  const now = new Date()
  expect(newId() >= firstIdAt(now)).toBe(true)
  expect(newId() < firstIdAt(new Date(now.getTime() + 60_000))).toBe(true)
  expect(firstIdAt(new Date('2026-11-22T00:00:00Z'))).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-7000-8000-000000000000$/,
  )
})

test('an order number is eight Crockford digits, which leave out what is misread', () => {
  for (let made = 0; made < 1000; made += 1) {
    expect(newOrderNumber()).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/)
  }
})
