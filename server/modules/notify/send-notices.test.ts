import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createPerson, createSessions } from '#identity'
import { type Telling, tell } from '#notify'
import { createLog } from '#platform/log'
import { type Person, startTestLinli, type TestLinli } from '#testing'
import { createLogChannel, createMailChannel, type Message, type NoticeChannel } from './channel.ts'
import { sendNotices } from './send-notices.ts'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(() => linli.close())
// Each test sends its own notices only.
afterEach(() => linli.database.pool.query('delete from notice_sends'))

const expired = (
  personId: string,
  factId: string = randomUUID(),
  orderNumber = '7K2M9QXA',
): Telling => ({
  regionId: 'chengdu',
  personId,
  template: 'order.expired',
  factId,
  params: { orderNumber },
})

const refunded = (personId: string): Telling => ({
  regionId: 'chengdu',
  personId,
  template: 'refund.succeeded',
  factId: randomUUID(),
  params: { orderNumber: '7K2M9QXA', refundMinor: 1250, currency: 'CNY', way: 'wallet' },
})

const told = (...tellings: Telling[]) =>
  linli.database.db.transaction().execute((tx) => tell(tx, tellings))

const listOf = (who: Person, query = '') =>
  linli.call(who, 'GET', `/regions/chengdu/notices${query}`)

async function personWithMail(
  locale: 'zh-CN' | 'en' | 'es' = 'en',
): Promise<Person & { email: string }> {
  const email = `${randomUUID()}@example.org`
  const { db } = linli.database
  const person = await db
    .transaction()
    .execute((tx) => createPerson(tx, { name: 'M', email, locale }))
  const [session] = await createSessions(db, [person.id], 1)
  return { id: person.id, token: session!.token, email }
}

/** A channel that keeps what it is given, or fails as told. */
function fakeMail(fails?: Error): NoticeChannel & { got: Message[] } {
  const got: Message[] = []
  return {
    name: 'email',
    got,
    send: async (message) => {
      if (fails) throw fails
      got.push(message)
    },
  }
}

const sendsOf = async (who: Person) => {
  const { rows } = await linli.database.pool.query(
    `select attempts, sent_at, failed_at, error from notice_sends join notices
      on notices.region_id = notice_sends.region_id and id = notice_id where person_id = $1`,
    [who.id],
  )
  return rows
}
const makeDue = () =>
  linli.database.pool.query(`update notice_sends set next_try_at = now() - interval '1 second'`)

/** As much of a mail server (RFC 5321) as one mail needs. */
function mailServer(): Promise<{ server: Server; port: number; mails: string[] }> {
  const mails: string[] = []
  const server = createServer((socket) => {
    let data: string | null = null
    socket.write('220 test\r\n')
    socket.on('data', (chunk) => {
      for (const line of chunk.toString().split('\r\n').slice(0, -1)) {
        if (data !== null && line !== '.') data += `${line}\n`
        else if (data !== null) {
          mails.push(data)
          data = null
          socket.write('250 kept\r\n')
        } else if (line === 'DATA') {
          data = ''
          socket.write('354 go\r\n')
        } else if (line === 'QUIT') socket.end('221 bye\r\n')
        else socket.write('250 ok\r\n')
      }
    })
    socket.on('error', () => {})
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve({ server, port: (server.address() as { port: number }).port, mails })
    })
  })
}

test('what should not wait is mailed once to who has an e-mail, in their language', async () => {
  const me = await personWithMail('es')
  const byPhone = await linli.database.db
    .transaction()
    .execute((tx) => createPerson(tx, { name: 'P', phone: '+8613900000009' }))
  await told(refunded(me.id), refunded(byPhone.id), expired(me.id))
  const mail = fakeMail()
  expect(await sendNotices(linli.database.db, [mail])).toBe(1)
  expect(await sendNotices(linli.database.db, [mail])).toBe(0)
  expect(mail.got).toMatchObject([{ to: me.email, template: 'refund.succeeded' }])
  expect(mail.got[0]!.title).toContain('reembolsados')
})

test('two senders at once send each notice once', async () => {
  const people = await Promise.all(Array.from({ length: 30 }, () => personWithMail()))
  await told(...people.map(({ id }) => refunded(id)))
  const [one, two] = [fakeMail(), fakeMail()]
  await Promise.all([one, two].map((mail) => sendNotices(linli.database.db, [mail])))
  const sent = [...one.got, ...two.got].map(({ to }) => to)
  expect(sent.sort()).toEqual(people.map(({ email }) => email).sort())
})

test('a mail that fails is tried again later, and after eight tries given up', async () => {
  const me = await personWithMail()
  await told(refunded(me.id))
  const refusal = Object.assign(new Error(`no mailbox ${me.email}`), {
    code: 'EENVELOPE',
    responseCode: 550,
  })
  const { db } = linli.database
  await sendNotices(db, [fakeMail(refusal)])
  expect(await sendsOf(me)).toMatchObject([{ attempts: 1, sent_at: null, failed_at: null }])
  const tooEarly = fakeMail()
  await sendNotices(db, [tooEarly])
  expect(tooEarly.got).toEqual([])
  for (let attempt = 2; attempt <= 8; attempt += 1) {
    await makeDue()
    await sendNotices(db, [fakeMail(refusal)])
  }
  const [send] = await sendsOf(me)
  expect(send).toMatchObject({ attempts: 8, error: 'EENVELOPE 550' })
  expect(send.failed_at).toBeInstanceOf(Date)
  await makeDue()
  expect(await sendNotices(db, [tooEarly])).toBe(0)
})

test('a sender that died loses no notice: its lease runs out', async () => {
  const me = await personWithMail()
  await told(refunded(me.id))
  const dies: NoticeChannel = { name: 'email', send: () => Promise.reject(new Error('killed')) }
  await linli.database.pool.query(
    `update notice_sends set attempts = 1, next_try_at = now() + interval '5 minutes'`,
  )
  expect(await sendNotices(linli.database.db, [dies])).toBe(0)
  await makeDue()
  expect(await sendNotices(linli.database.db, [fakeMail()])).toBe(1)
})

test('told in a transaction that is rolled back, nobody is told and nothing is mailed', async () => {
  const me = await personWithMail()
  const failing = linli.database.db.transaction().execute(async (tx) => {
    await tell(tx, [refunded(me.id)])
    throw new Error('rolled back')
  })
  await expect(failing).rejects.toThrow('rolled back')
  expect((await listOf(me)).body.items).toEqual([])
  expect(await sendNotices(linli.database.db, [fakeMail()])).toBe(0)
})

test('without a mail server the notice is only logged, and the log holds no address', async () => {
  const me = await personWithMail()
  await told(refunded(me.id))
  const lines: string[] = []
  const logger = createLog('info')
  const spied = Object.assign(Object.create(logger), {
    info: (fields: object, text: string) => lines.push(JSON.stringify([fields, text])),
  })
  await sendNotices(linli.database.db, [createLogChannel('email', spied)])
  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain('refund.succeeded')
  expect(lines[0]).not.toContain(me.email)
})

test('mail leaves by SMTP with sender, recipient and a subject that is read back whole', async () => {
  const { server, port, mails } = await mailServer()
  const me = await personWithMail('zh-CN')
  await told(refunded(me.id))
  const channel = createMailChannel({
    smtpUrl: `smtp://127.0.0.1:${port}`,
    from: 'Linli <linli@example.org>',
  })
  expect(await sendNotices(linli.database.db, [channel])).toBe(1)
  server.close()
  expect(mails).toHaveLength(1)
  expect(mails[0]).toContain(`To: ${me.email}`)
  expect(mails[0]).toContain('From: Linli <linli@example.org>')
  const subject = /^Subject: (.*(?:\n .*)*)/m.exec(mails[0]!)![1]!
  const words = [...subject.matchAll(/=\?UTF-8\?B\?([^?]*)\?=/g)].map((match) => match[1]!)
  const decoded = words.map((word) => Buffer.from(word, 'base64').toString()).join('')
  expect(decoded || subject).toContain('已退款')
})
