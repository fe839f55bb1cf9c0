import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { startTestLinli, type TestLinli } from '#testing'
import { run } from './admin.ts'
import { CommandFailed } from './command-failed.ts'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
  vi.stubEnv('DATABASE_URL', linli.url)
  vi.stubEnv('LINLI_SECRET', 'only-for-tests-and-long-enough-0123456789')
})
afterEach(() => {
  vi.restoreAllMocks()
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await linli.close()
})

async function said(...args: string[]): Promise<string> {
  const lines: string[] = []
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line))
  expect(await run(args)).toBe(0)
  return lines.join('\n')
}

const post = (path: string, payload: object, token?: string) =>
  linli.app.inject({
    method: 'POST',
    url: `/api/auth${path}`,
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    payload,
  })

test('the first administrator signs in with what was shown once, and runs the operator', async () => {
  const text = await said('Mei@Example.org', 'Mei', 'Chen')
  const password = /^ {2}(\S{16})$/m.exec(text)![1]!
  const signedIn = await post('/sign-in/email', { email: 'mei@example.org', password })
  expect(signedIn.statusCode).toBe(200)
  const { token } = signedIn.json() as { token: string }
  const mei = { id: '', token }
  expect((await linli.call(mei, 'GET', '/grants')).body.code).toBe('password-change-needed')
  const change = { currentPassword: password, newPassword: 'six quite new words' }
  const changed = await post('/change-password', change, token)
  expect(changed.statusCode).toBe(200)
  const now = { id: '', token: (changed.json() as { token: string }).token }
  const grants = await linli.call(now, 'GET', '/grants')
  expect(grants.body.items).toMatchObject([{ role: 'admin', regionId: null }])
  const audit = await linli.call(now, 'GET', '/audit-entries')
  expect(audit.body.items).toMatchObject([{ action: 'createAdmin', actorId: null }])
  expect(JSON.stringify(audit.body)).not.toContain('example.org')
})

test('an e-mail that is known already is refused, and nobody is made', async () => {
  await said('li@example.org', 'Li')
  await expect(run(['li@example.org', 'Li'])).rejects.toThrow(CommandFailed)
})

test.each([[[]], [['li']], [['li@example.org']], [['not an address', 'Li']]])(
  '%j is told how to ask',
  async (args: string[]) => {
    await expect(run(args)).rejects.toThrow('linli admin EMAIL NAME')
  },
)
