import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LOCALES, type Locale } from '#platform/i18n'
import { NotFound, sayIn } from '#platform/refusals'
import { type Person, readSentences, startTestLinli, type TestLinli } from '#testing'

const read = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))
const bookOf = (locale: Locale): Book =>
  read(`../server/platform/refusals/sentences/${locale}.json`)
const problems: { code: string; status: number; title: string }[] = read(
  '../server/pages/problems.gen.json',
)

interface Book {
  nouns: Record<string, string>
  words: Record<string, string>
  sentences: Record<string, Record<string, string>>
}

const said = readSentences()
const translated = LOCALES.filter((locale) => locale !== 'en')
const REGION = 'chengdu'

let linli: TestLinli
let admin: Person

beforeAll(async () => {
  linli = await startTestLinli()
  admin = await linli.person({ role: 'admin' })
})
afterAll(() => linli.close())

const missing = (headers: Record<string, string>) =>
  linli.app.inject({ url: '/api/v1/nowhere', headers })

test.each(translated)('every sentence of a refusal, and no other, is there in %s', (locale) => {
  const { sentences } = bookOf(locale)
  const wanted = [...said.byCode].map(([code, texts]) => [code, [...texts].sort()])
  const there = Object.entries(sentences).map(([code, texts]) => [code, Object.keys(texts).sort()])
  expect(Object.fromEntries(there)).toEqual(Object.fromEntries(wanted))
})

test.each(translated)('every published problem can be said in %s', (locale) => {
  const { sentences } = bookOf(locale)
  expect(problems.map(({ code }) => code).filter((code) => !(code in sentences))).toEqual([])
})

test.each(translated)('every thing that a sentence is about has a name in %s', (locale) => {
  const { nouns } = bookOf(locale)
  // The reasons of `not-waiting` choose a whole sentence, and stand in none.
  const reasons = ['not-ready', 'handed', 'returned']
  const wanted = [...said.nouns].filter((noun) => !reasons.includes(noun))
  expect(wanted.filter((noun) => !(noun in nouns))).toEqual([])
  for (const noun of wanted) {
    const sentence = sayIn(locale, 'not-found', new NotFound(noun).message)
    expect(sentence).toContain(nouns[noun])
  }
})

test.each(translated)('a sentence in %s puts in only what the English one has', (locale) => {
  const placeholders = (text: string): string[] => text.match(/\{\d\}/g) ?? []
  for (const [code, texts] of Object.entries(bookOf(locale).sentences)) {
    for (const [english, sentence] of Object.entries(texts)) {
      const own = placeholders(english)
      expect(sentence.trim(), code).not.toBe('')
      expect(
        placeholders(sentence).filter((each) => !own.includes(each)),
        code,
      ).toEqual([])
    }
  }
})

test.each(translated)('what is put into a sentence stands whole in %s', (locale) => {
  for (const [code, texts] of Object.entries(bookOf(locale).sentences)) {
    for (const [english, sentence] of Object.entries(texts)) {
      const filled = english.replace(/\{(\d)\}/g, 'X$1$$&')
      const wanted = sentence.replace(/\{(\d)\}/g, 'X$1$$&')
      expect(sayIn(locale, code, filled), code).toBe(wanted)
    }
  }
})

// Each of these passes on what a rule says, whose sentences are read where the rule stands.
const PASSED_ON = [
  'server/modules/campaigns/create-window.ts: fault.reason',
  'server/modules/catalog/sku.ts: fault.reason',
  'server/modules/fulfilment/mark-sorted.ts: outcome.problem',
  'server/modules/leaders/apply-as-leader.ts: faultOfHours(hours)',
  'server/modules/ordering/cancel-order.ts: reasonNotCancellable(order, await firstCutoffOf(tx, regionId, offerIds), at)',
  'server/modules/places/station-fields.ts: faultOfHours(wished.hours)',
  // The noun is the last name in the route's path: those are read from the routes.
  'server/platform/http/register.ts: lastNounOf(declared.path)',
]

test('no sentence is said that could not be read', () => {
  expect([...new Set(said.unread)].sort()).toEqual(PASSED_ON)
})

test('values in a sentence are words of the language too', () => {
  const waves = 'Waves 1 and 2 are being sorted. Say which of them is finished.'
  expect(sayIn('zh-CN', 'say-which-wave', waves)).toBe('第 1、2 波正在分拣。请说明哪一波完成了。')
  expect(sayIn('es', 'stale', 'This order was changed by someone else. Read it again.')).toBe(
    'Otra persona cambió este pedido. Vuelve a cargar.',
  )
  expect(sayIn('es', 'never-heard-of', 'Nobody translated this.')).toBe('Nobody translated this.')
})

test.each([
  ['zh-CN', 'zh-CN', '这个地址什么也没有。'],
  ['en-GB', 'en', 'There is nothing at this address.'],
  ['fr, es-MX;q=0.8, en;q=0.5', 'es', 'No hay nada en esta dirección.'],
  ['*', 'en', 'There is nothing at this address.'],
])('who asks for %s is refused in it', async (wanted, language, title) => {
  const reply = await missing({ 'accept-language': wanted })
  expect(reply.json()).toMatchObject({ status: 404, code: 'no-such-page', title })
  expect(reply.headers['content-language']).toBe(language)
})

const speak = (who: Person, locale: Locale) =>
  linli.database.db.updateTable('auth_users').set({ locale }).where('id', '=', who.id).execute()

test('a program that asks for no language is refused in English, whoever it calls for', async () => {
  await speak(admin, 'zh-CN')
  const reply = await linli.call(admin, 'GET', `/regions/${REGION}`)
  expect(reply.body).toMatchObject({ title: 'There is no such region.' })
})

test.each([
  ['es', 'zh-CN', 'No encontramos esta región.'],
  ['zh-CN', 'es', '没有找到这个区域。'],
  ['en', 'es', 'There is no such region.'],
] as const)('the page’s language %s comes before the person’s own %s', async (page, own, title) => {
  await speak(admin, own)
  const headers = { 'accept-language': page }
  const reply = await linli.call(admin, 'GET', `/regions/${REGION}`, undefined, { headers })
  expect(reply.body).toMatchObject({ code: 'not-found', what: 'region', title })
})

test('a malformed request is told so in the reader’s language, and where in technical words', async () => {
  const headers = { 'accept-language': 'es' }
  const reply = await linli.call(admin, 'POST', '/regions', {}, { headers })
  expect(reply.body).toMatchObject({
    code: 'malformed',
    title: 'La petición no tiene la forma que se pide. Revisa lo que escribiste.',
  })
  expect(reply.body.errors[0]).toMatchObject({ in: 'body', at: '/' })
  expect(reply.body.errors[0].message).toMatch(/required/)
})
