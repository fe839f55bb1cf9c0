import { listPeople, type Person } from '#identity'
import type { Db } from '#platform/db'
import type { NoticeChannel } from './channel.ts'
import { markFailed, markSent, type Send, takeDueSends } from './queries/sends.ts'
import { sayNotice } from './templates/index.ts'

// Ten slow mail servers stay within the lease of five minutes.
const SET_SIZE = 10
const MOST_SETS = 200
const MOST_ATTEMPTS = 8

/**
 * Hands what waits to its channels, outside any transaction. What fails is tried again after one,
 * two, four … minutes and given up after eight tries.
 * @returns how many were handed over
 */
export async function sendNotices(db: Db, channels: readonly NoticeChannel[]): Promise<number> {
  const byName = new Map(channels.map((channel) => [channel.name, channel]))
  let sent = 0
  for (let set = 0; set < MOST_SETS; set += 1) {
    const sends = await takeDueSends(db, SET_SIZE)
    if (sends.length === 0) break
    const people = await listPeople(db, [...new Set(sends.map(({ personId }) => personId))])
    const byId = new Map(people.map((person) => [person.id, person]))
    for (const send of sends) {
      if (await handOver(db, byName.get(send.channel), send, byId.get(send.personId))) sent += 1
    }
  }
  return sent
}

async function handOver(
  db: Db,
  channel: NoticeChannel | undefined,
  send: Send,
  person: Person | undefined,
): Promise<boolean> {
  const said = person && sayNotice(send.template, send.params, person.locale)
  if (channel === undefined || person?.email == null || said == null) {
    await markFailed(db, send, { error: 'nobody to send to', waitSeconds: null })
    return false
  }
  try {
    const { noticeId, template } = send
    await channel.send({ to: person.email, noticeId, template, ...said })
  } catch (error) {
    const isOver = send.attempts >= MOST_ATTEMPTS
    const waitSeconds = isOver ? null : 60 * 2 ** (send.attempts - 1)
    await markFailed(db, send, { error: nameOf(error), waitSeconds })
    return false
  }
  await markSent(db, send)
  return true
}

// A mail server's message quotes the address it refused, so only the code is kept.
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'failed'
  const code = 'code' in error ? String(error.code) : error.name
  const reply = 'responseCode' in error ? ` ${String(error.responseCode)}` : ''
  return `${code}${reply}`.slice(0, 100)
}
