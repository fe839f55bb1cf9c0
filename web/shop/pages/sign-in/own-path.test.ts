import { expect, test } from 'vitest'
import { ownPath } from './own-path.ts'

test('after signing in one goes on to a page of this site', () => {
  expect(ownPath('/orders?shelf=open#top')).toBe('/orders?shelf=open#top')
  expect(ownPath('/checkout')).toBe('/checkout')
})

test('nobody is sent to another site, however it is written', () => {
  const others = ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:1', '']
  for (const wanted of [...others, null]) expect(ownPath(wanted)).toBe('/')
})
