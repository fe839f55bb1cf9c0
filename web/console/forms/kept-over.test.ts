import { expect, test } from 'vitest'
import { keptOver, takenOver } from './kept-over.ts'

const asked = [{ name: 'name', label: 'Name', kind: 'text' }] as const

test('what no form asks for stays as somebody else left it', () => {
  const mine = { name: 'Greens', sort: 10 }
  expect(keptOver(asked, mine, { name: 'Green', sort: 70 })).toEqual({ name: 'Greens', sort: 70 })
})

test('a reason that was filled in outlives the taking of what stands', () => {
  const mine = { name: 'Greens', why: 'Asked to' }
  expect(takenOver(mine, { name: 'Green' })).toEqual({ name: 'Green', why: 'Asked to' })
})
