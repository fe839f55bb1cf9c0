import type { Locale } from '#identity'
import { own, signedIn } from '#platform/access'
import { type AnyRoute, decodeCursor, encodeCursor, route } from '#platform/http'
import {
  countUnread,
  findNoticeOwner,
  listNotices,
  markRead,
  markReadUpTo,
  type NoticeRow,
} from './queries/notices.ts'
import { NoticesPage, NoticesQuery, ReadUpTo } from './schemas.ts'
import { sayNotice } from './templates/index.ts'

/** A person's own notices over the API. */
export function notifyRoutes(): AnyRoute[] {
  return [
    route({
      name: 'listNotices',
      method: 'GET',
      path: '/regions/:region/notices',
      tag: 'notices',
      summary: 'What I was told in a region, in my language; what belongs to none under operator.',
      access: signedIn(),
      query: NoticesQuery,
      reply: NoticesPage,
      read: async ({ db, params, query, caller, locale }) => {
        const mine = { regionId: params.region, personId: caller.personId }
        const limit = query.limit ?? 50
        const [beforeId] = decodeCursor(query.cursor, 1) ?? []
        const rows = await listNotices(db, {
          ...mine,
          isUnread: query.unread === true,
          beforeId: beforeId === undefined ? undefined : String(beforeId),
          limit: limit + 1,
        })
        const shown = rows.slice(0, limit)
        const last = shown.at(-1)
        return {
          items: shown.map((row) => inWords(row, locale as Locale)),
          unread: await countUnread(db, mine.regionId, mine.personId),
          ...(rows.length > limit && last ? { nextCursor: encodeCursor([last.id]) } : {}),
        }
      },
    }),
    route({
      name: 'readNotice',
      method: 'PUT',
      path: '/regions/:region/notices/:notice/reading',
      tag: 'notices',
      summary: 'Mark one of my notices as read.',
      access: own(),
      place: async ({ db, params, caller }) => {
        const personId = await findNoticeOwner(db, params.region, params.notice)
        return personId === caller?.personId ? { personId } : null
      },
      status: 204,
      write: ({ tx, params, at }) =>
        markRead(tx, { regionId: params.region, noticeId: params.notice, at }),
    }),
    route({
      name: 'readNotices',
      method: 'PUT',
      path: '/regions/:region/notices/reading',
      tag: 'notices',
      summary: 'Mark my notices up to one as read.',
      access: signedIn(),
      body: ReadUpTo,
      status: 204,
      write: ({ tx, params, body, caller, at }) =>
        markReadUpTo(tx, {
          regionId: params.region,
          personId: caller.personId,
          upToId: body.upToId,
          at,
        }),
    }),
  ]
}

// A notice whose template a later version dropped still shows that something was told.
function inWords(row: NoticeRow, locale: Locale) {
  const said = sayNotice(row.template, row.params, locale) ?? { title: row.template, text: '' }
  const { id, template, createdAt, readAt } = row
  const { orderNumber = null } = row.params as { orderNumber?: string }
  return { id, template, ...said, orderNumber, createdAt, readAt }
}
