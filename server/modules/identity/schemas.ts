import { Type } from 'typebox'
import { ROLES } from '#platform/access'
import { field, page, pageQuery } from '#platform/http'

const locale = field.oneOf('Language they are spoken to in.', ['zh-CN', 'en', 'es'])
const name = field.text('What they are called.', '林美', 60, 1)
const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const picture = field.nullable(
  Type.String({
    pattern: `^/api/v1/regions/[a-z][a-z0-9-]{1,15}/profile-pictures/${UUID}$`,
    description: 'Address of one’s own profile picture; null for none.',
    examples: ['/api/v1/regions/chengdu/profile-pictures/0197a3c2-7d1e-7c4b-9a51-3f2e8d6b1c04'],
  }),
)
const role = field.oneOf('The role.', ROLES, 'courier')

const placeOfGrant = {
  communityId: field.nullable(field.id('The one community it holds in; null for all.')),
  stationId: field.nullable(field.id('The one station it holds at; null for all.')),
  supplierId: field.nullable(field.id('The supplier it stands for; null for none.')),
}

const MyGrant = field.object({
  id: field.id('Id of the grant.'),
  role,
  regionId: field.nullable(field.regionId()),
  ...placeOfGrant,
})

export const Me = field.object({
  id: field.id('Id of the person.'),
  name: field.text('What they are called; empty until they say it.', '林美', 60),
  phone: field.nullable(field.phone('Their phone, E.164.')),
  email: field.nullable(field.text('Their e-mail.', 'mei@example.org', 254)),
  locale,
  picture,
  hasPassword: field.yes('Can sign in by password.', false),
  hasSecondFactor: field.yes('Is asked for a second factor.', false),
  passkeys: field.count('Passkeys kept.', 1),
  grants: field.list(MyGrant, 'Roles in force.'),
})

export const MeChange = field.object({
  name: field.optional(name),
  locale: field.optional(locale),
  picture: field.optional(picture),
})

export const Session = field.object({
  id: field.id('Id of the session.'),
  isCurrent: field.yes('The one that asks.'),
  userAgent: field.nullable(field.text('What the browser calls itself.', 'Mozilla/5.0', 2000)),
  address: field.nullable(field.text('Network address it began at.', '203.0.113.7', 64)),
  createdAt: field.instant('When it began.'),
  expiresAt: field.instant('When it ends by itself.'),
})

export const SessionsEnded = field.object({
  ended: field.count('Sessions that ended.', 3),
})

export const NewStaff = field.object({
  name,
  email: field.text('E-mail they sign in with.', 'mei@example.org', 254, 3),
  locale: field.optional(locale),
})

export const StaffQuery = field.object({
  search: field.text('Part of the name or e-mail, or the whole phone.', 'mei@', 100, 2),
})

export const StaffFound = field.object({
  items: field.list(
    field.object({
      id: field.id('Id of the person.'),
      name: field.text('What they are called; empty until they say it.', '林美', 60),
      email: field.nullable(field.text('E-mail they sign in with.', 'mei@example.org', 254)),
      phone: field.nullable(field.text('Their phone, partly hidden.', '+86138****5678', 20)),
    }),
    'At most twenty, by name.',
  ),
})

export const TemporaryPassword = field.object({
  personId: field.id('Id of the person.'),
  password: field.text('Shown this once; it has to be changed at the first use.', 'c2l4IHdvcmRz'),
  until: field.instant('When it runs out.'),
})

export const TemporaryPasswordWish = field.object({
  dropSecondFactor: field.yes('Also forget the second factor, when the device is lost.', false),
})

export const NewGrant = field.object({
  personId: field.id('Who gets it.'),
  role,
  communityId: field.optional(field.id('The one community it shall hold in.')),
  stationId: field.optional(field.id('The one station it shall hold at.')),
  supplierId: field.optional(field.id('The supplier it shall stand for.')),
})

export const Grant = field.object({
  ...MyGrant.properties,
  personId: field.id('Who holds it.'),
  givenBy: field.nullable(field.id('Who gave it; null when the program did.')),
  givenAt: field.instant('When it was given.'),
})

const GrantOnList = field.object({
  ...Grant.properties,
  personName: field.text('What the person is called.', '林美'),
})

export const GrantsPage = page(GrantOnList, 'Grants in force, newest first.')
export const GrantsQuery = field.object({
  ...pageQuery,
  personId: field.optional(field.id('Only those of this person.')),
  role: field.optional(role),
})

const AuditEntry = field.object({
  id: field.id('Id of the entry.'),
  actorId: field.nullable(field.id('Who did it.')),
  actorName: field.nullable(field.text('Their name; null when they are gone.', '陈静')),
  action: field.text('What was done: the name of the operation.', 'approveLeader'),
  subjectKind: field.text('What kind of thing was made or changed.', 'leader'),
  subjectId: field.text('Which one.', '0197a3c2-7d1e-7c4b-9a51-3f2e8d6b1c04'),
  details: field.json('Names of the fields sent, with ids and figures.', { fields: ['reason'] }),
  address: field.nullable(field.text('From which network address.', '203.0.113.7', 64)),
  requestId: field.nullable(field.text('In which request.', '0197a3c2-7d1e', 64)),
  occurredAt: field.instant('When.'),
})

export const AuditPage = page(AuditEntry, 'Entries, newest first.')
export const AuditQuery = field.object({
  ...pageQuery,
  id: field.optional(field.id('Only this entry.')),
  actorId: field.optional(field.id('Only what this person did.')),
  subjectId: field.optional(field.text('Only what was done to this.', 'chengdu', 128, 1)),
  action: field.optional(field.code('Only this operation.', 'approveLeader')),
  from: field.optional(field.instant('Only what was done then or later.')),
  until: field.optional(field.instant('Only what was done before.')),
})

export const DemoCode = field.object({
  code: field.text('The code that was sent last.', '204815', 12),
  sentAt: field.instant('When it was sent; it holds for five minutes.'),
})
