import fc from 'fast-check'

const deep = (levels: number): unknown => {
  let value: unknown = 1
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { a: value }
  return value
}

/** Values that nobody means well with, of any type. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    ...['', ' ', '\0', 'a\0b', '\ud800', '\u202e', '__proto__', 'constructor', 'null', 'NaN'],
    ...["' or 1=1 --", '%00', '../../etc/passwd', '=1+1', '-0', '1e999', '0x10'],
    ...['2026-02-30', '0000-00-00', '99999-01-01', '2026-13-45T99:99:99Z', 'infinity', '-infinity'],
    ...['2026-11-21T15:00:00+99:99', '24:00', '00000000-0000-0000-0000-000000000000'],
    ...['x'.repeat(100_000), '邻'.repeat(5000), '[', '{"a":1}', '%', '\\', '\u2028', '🍅'],
    ...[null, true, false, 0, -0, -1, 1.5, 1e308, -1e308, 2 ** 31, 2 ** 53, 2 ** 63, -(2 ** 63)],
    ...[[], {}, [[]], [null], deep(25), deep(31), Object.fromEntries([['constructor', 1]])],
    ...[{ toString: 1, valueOf: 2 }, Array.from({ length: 2000 }, (_, at) => at)],
  ),
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
)

/** Words for a place in an address. */
export const hostileWord: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    ...['x', '..', '%00', '%2e%2e%2f', '%ff', '%', '', '0', '-1', 'null', '__proto__', '*'],
    ...['00000000-0000-0000-0000-000000000000', 'a'.repeat(190), '%F0%9F%8D%85', "'%20or%201=1"],
  ),
  fc.uuid(),
  fc
    .string({ unit: 'grapheme', maxLength: 30 })
    .map((word) => encodeURIComponent(word.toWellFormed())),
)

/** Whole bodies that are no JSON, or a kind of it that bites. */
export const hostilePayload: fc.Arbitrary<string | Buffer> = fc.oneof(
  fc.constantFrom<string | Buffer>(
    ...['', '{', '{"a":', 'null', '""', '[]', '0', 'true', '{"__proto__":{"isAdmin":true}}'],
    ...['{"a":1,"a":2}', '{"constructor":{"prototype":{"x":1}}}', '[1,]', "{'a':1}", '\ufeff{}'],
    ...[`${'['.repeat(5000)}`, `${'{"a":'.repeat(60)}1${'}'.repeat(60)}`, '1e999', '-', '{}{}'],
    Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
    Buffer.from([0, 0, 0, 0]),
  ),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
)

export const contentType: fc.Arbitrary<string | null> = fc.oneof(
  { weight: 6, arbitrary: fc.constant('application/json') },
  fc.constantFrom(
    ...[null, '', 'text/plain', 'application/json; charset=utf-16', 'multipart/form-data'],
    ...['multipart/form-data; boundary=x', 'application/x-www-form-urlencoded', ';;;', '*/*'],
    ...['application/problem+json', 'APPLICATION/JSON', 'application/octet-stream', 'image/png'],
  ),
)
