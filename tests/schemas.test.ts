import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestLinli, type TestLinli } from '#testing'
import { PROBLEM_SCHEMA } from '../server/platform/http/problem-schema.ts'
import { buildAtOnce } from '../server/platform/http/serializers.ts'
import { compileNow } from '../server/platform/http/validators.ts'

// The program compiles each schema when it first needs it: a broken one would show only then.
let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(() => linli.close())

test('whatever may be sent can be judged', () => {
  const broken = linli.routes.flatMap(({ name, body, query }) => [
    ...(body === undefined ? [] : faultOf(name, () => compileNow('body', body))),
    ...(query === undefined ? [] : faultOf(name, () => compileNow('querystring', query))),
  ])
  expect(broken).toEqual([])
  expect(linli.routes.length).toBeGreaterThan(300)
})

test('whatever may be answered can be written', () => {
  const compile = buildAtOnce({ Problem: PROBLEM_SCHEMA }, {})
  const broken = linli.routes.flatMap(({ name, method, path: url, reply: schema }) =>
    schema === undefined
      ? []
      : faultOf(name, () => compile({ schema, method, url, httpStatus: '200' })),
  )
  expect(broken).toEqual([])
})

function faultOf(name: string, compile: () => unknown): string[] {
  try {
    compile()
    return []
  } catch (error) {
    return [`${name}: ${String(error)}`]
  }
}
