import { field, page, pageQuery } from '#platform/http'
import { LEVELS, STATES } from './leader.ts'
import { RATE_SCOPES } from './queries/commission.ts'

const name = field.text('Name by which residents know the leader.', '张敏', 60, 1)
const phone = field.phone('Phone on which the leader is reached.')
const version = field.count('Version that was read.', 1, 1)
const level = field.oneOf('Level, which a commission plan may name a rate for.', LEVELS)
const communityIds = field.list(field.id('A community.'), 'Communities to serve.', {
  minItems: 1,
  maxItems: 50,
})
const pickupStationId = field.id('Station where goods wait for the leader’s residents.')

const hours = field.list(
  field.object({
    weekday: field.count('Weekday, 1 is Monday.', 1, 1, 7),
    opensAt: field.time('When handing over begins.', '16:00'),
    closesAt: field.time('When it ends.', '20:00'),
  }),
  'When the leader hands over.',
  { maxItems: 28 },
)

export const Application = field.object({
  name,
  phone,
  hours,
  communityIds,
  pickupStationId: field.nullable(pickupStationId),
  message: field.text('What the applicant wants to say.', '我在小区门口开便利店', 1000),
})

export const Approval = field.object({
  communityIds: field.optional(communityIds),
  pickupStationId: field.optional(pickupStationId),
  level: field.optional(level),
})

export const Why = field.object({
  why: field.text('The reason, kept with who and when.', 'Moving to another city', 300, 1),
})

export const ProfileChange = field.object({ version, name, phone, hours })
export const PickupPointChange = field.object({ version, pickupStationId })
export const LevelChange = field.object({ version, level, ...Why.properties })
export const CommunitiesChange = field.object({ version, communityIds })
export const MainLeader = field.object({ leaderId: field.id('A leader who serves the community.') })

const Served = field.list(
  field.object({
    communityId: field.id('A community.'),
    isMain: field.yes('Whether the leader answers for what arrives there.'),
  }),
  'Communities the leader serves.',
)

export const Leader = field.object({
  id: field.id('Id of the leader.'),
  code: field.nullable(field.text('Ends the leader’s link; null until approved.', '7K3M9Q', 6)),
  name: field.text('Name by which residents know the leader; empty once erased.', '张敏', 60),
  phone: field.nullable(
    field.text('Phone, E.164; masked for whoever need not see it.', '+86138****8000', 32),
  ),
  state: field.oneOf('Where the leadership stands.', STATES),
  level,
  hours,
  pickupStationId: field.nullable(pickupStationId),
  communities: Served,
  application: field.object(
    {
      communityIds: field.list(field.id('A community.'), 'Communities that were applied for.'),
      pickupStationId: field.nullable(pickupStationId),
      message: field.text('What the applicant said.', '我在小区门口开便利店', 1000),
    },
    'What was applied for, as it was sent.',
  ),
  appliedAt: field.instant('When the person applied.'),
  approvedAt: field.nullable(field.instant('When it was approved.')),
  rejectedAt: field.nullable(field.instant('When it was rejected.')),
  rejectedWhy: field.nullable(field.text('Why it was rejected.', 'No room for bags', 300)),
  exitedAt: field.nullable(field.instant('When the leader left.')),
  exitedWhy: field.nullable(field.text('Why the leader left.', 'Moved away', 300)),
  version: field.count('Raised by each change.', 1, 1),
})

export const LeaderPage = page(Leader, 'Leaders, who applied first before the others.')
export const LeadersQuery = field.object({
  ...pageQuery,
  state: field.optional(field.oneOf('Only those in this state.', STATES)),
  search: field.optional(
    field.text('A part of a name, its pinyin in full or by initials, or a code.', '张敏', 60, 1),
  ),
})

/** What anyone may know of a leader. */
const shown = {
  id: field.id('Id of the leader.'),
  code: field.text('Ends the leader’s link.', '7K3M9Q', 6),
  name,
  hours,
  pickupStationId: field.nullable(pickupStationId),
}

export const ShownLeader = field.object({
  ...shown,
  isMain: field.yes('Whether the leader answers for what arrives in the community.'),
  actingLeaderId: field.id('Who acts now: the leader, or the substitute while they are absent.'),
  actingName: field.text('Name of who acts now.', '李强', 60),
})

export const MyLeader = field.object({
  id: shown.id,
  name,
  hours,
  pickupStationId: shown.pickupStationId,
  actingName: field.text('Who is there now: the leader, or who stands in.', '李强', 60),
  phone: field.nullable(field.phone('Number of who is there now; null where they gave none.')),
  isAway: field.yes('The leader is absent and somebody stands in.', false),
})

export const LeaderLink = field.object({
  ...shown,
  communities: field.list(
    field.object({
      id: field.id('Id of the community.'),
      name: field.text('Its name.', '锦绣花园', 100),
    }),
    'Communities the leader serves, to choose from.',
  ),
})
export const LeaderLinkQuery = field.object({
  code: field.text('Code of the link, as typed or read out.', '7K3M9Q', 12, 6),
})

export const NewAbsence = field.object({
  substituteId: field.id('The leader who stands in.'),
  startsAt: field.optional(field.instant('From when; at once when absent.')),
  endsAt: field.nullable(field.instant('Until when; null until it is ended.')),
  why: field.text('What the substitute may know of the reason.', '回老家', 300),
})

export const Absence = field.object({
  id: field.id('Id of the absence.'),
  leaderId: field.id('Who is absent.'),
  leaderName: field.text('Their name.', '张敏', 60),
  substituteId: field.id('Who stands in.'),
  substituteName: field.text('Their name.', '李伟', 60),
  startsAt: field.instant('From when.'),
  endsAt: field.nullable(field.instant('Until when it is planned; null for open.')),
  why: field.text('The reason.', '回老家', 300),
  takenOverAt: field.nullable(field.instant('When the substitute took over.')),
  endedAt: field.nullable(field.instant('When it ended.')),
})

export const NewHelper = field.object({
  residentId: field.id('A resident of the community with a login.'),
})

export const Helper = field.object({
  id: field.id('Id of the helper.'),
  residentId: field.id('Who helps.'),
  name: field.text('Name of who helps.', '王秀兰', 60),
  leaderId: field.id('Whose helper it is.'),
  givenAt: field.instant('Since when.'),
})

const rate = {
  scope: field.oneOf('What the rate is for; nearer ones come first.', RATE_SCOPES),
  scopeKey: field.text('Id of the leader or SKU, or name of the level.', 'gold', 64, 1),
  rateBasisPoints: field.nullable(
    field.basisPoints('Share of what was paid; null takes the rate away again.', 900, 5000),
  ),
}

export const NewCommissionRate = field.object({
  ...rate,
  inForceFrom: field.optional(field.instant('From when it holds; at once when absent.')),
})

export const CommissionRate = field.object({
  id: field.id('Id of the entry.'),
  ...rate,
  inForceFrom: field.instant('From when it holds.'),
  setBy: field.nullable(field.id('Who set it.')),
  setAt: field.instant('When it was set.'),
})

export const CommissionRatePage = page(CommissionRate, 'Rates with their history, newest first.')
export const CommissionRatesQuery = field.object({
  ...pageQuery,
  scope: field.optional(rate.scope),
  scopeKey: field.optional(rate.scopeKey),
})

export const CommissionPlan = field.object({
  leader: field.nullable(field.basisPoints('The leader’s own rate.', 1200)),
  level: field.nullable(field.basisPoints('Rate of the leader’s level.', 1000)),
  default: field.basisPoints('Rate where neither these nor the SKU says one.', 900),
  skus: field.list(
    field.object({
      skuId: field.id('A SKU asked for.'),
      rateBasisPoints: field.basisPoints('Rate that holds for it.', 900),
      source: field.oneOf('Which rate it is.', ['leader', 'level', 'sku', 'default']),
    }),
    'Rates of the SKUs asked for.',
  ),
})
export const CommissionPlanQuery = field.object({
  skuId: field.optional(field.id('A SKU whose rate is asked for.')),
})
