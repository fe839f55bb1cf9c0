import { staff } from '#platform/access'
import { type AnyRoute, decodeCursor, encodeCursor, field, pageQuery, route } from '#platform/http'
import { Invalid } from '#platform/refusals'
import { declareIncident, type IncidentOutlook, previewIncident } from '../declare-incident.ts'
import { describeIncidents } from '../describe-incidents.ts'
import { WHOLE } from '../incident.ts'
import { Incident, IncidentBody, IncidentPage, Outlook } from '../incident-schemas.ts'
import { getIncident, listIncidents } from '../queries/incidents.ts'
import { READERS, tag } from './who.ts'

export function incidentRoutes(): AnyRoute[] {
  return [
    route({
      name: 'declareIncident',
      method: 'POST',
      path: '/regions/:region/incidents',
      tag,
      summary: 'Say that a whole lot, load, or SKU of a day was bad: refund and tell everybody.',
      description:
        'With dryRun it only says what would be given back, to how many, and who would bear it. Else a job finds every line, refunds what is still due on it, tells residents and leaders, and writes off what is left in stock; ask for the incident to see how far it is.',
      access: staff({ operations: 'region', support: 'region' }),
      body: IncidentBody,
      reply: Outlook,
      status: 202,
      moves: true,
      write: async ({ tx, params, body, caller, at, note }) => {
        const wish = { ...scopeOf(body), regionId: params.region, by: caller.personId, at }
        if (body.dryRun === true) return shownOutlook(null, await previewIncident(tx, wish))
        const { incident, outlook } = await declareIncident(tx, wish)
        note({ incidentId: incident.id, lines: outlook.lines, amountMinor: outlook.amountMinor })
        return shownOutlook(incident.id, outlook)
      },
    }),
    route({
      name: 'getIncident',
      method: 'GET',
      path: '/regions/:region/incidents/:incident',
      tag,
      summary: 'An incident and how far it is.',
      access: staff({ ...READERS, buyer: 'region' }),
      reply: Incident,
      read: async ({ db, params }) => {
        const incident = await getIncident(db, params.region, params.incident)
        return (await describeIncidents(db, [incident]))[0]!
      },
    }),
    route({
      name: 'listIncidents',
      method: 'GET',
      path: '/regions/:region/incidents',
      tag,
      summary: 'Incidents of the region, newest first.',
      access: staff({ ...READERS, buyer: 'region' }),
      query: field.object(pageQuery),
      reply: IncidentPage,
      read: async ({ db, params, query }) => {
        const limit = query.limit ?? 50
        const [before] = decodeCursor(query.cursor, 1) ?? []
        const beforeId = before === undefined ? undefined : String(before)
        const rows = await listIncidents(db, params.region, { beforeId, limit })
        const last = rows.length === limit ? rows.at(-1) : undefined
        const items = await describeIncidents(db, rows)
        return { items, ...(last ? { nextCursor: encodeCursor([last.id]) } : {}) }
      },
    }),
  ]
}

type Body = {
  kind: 'lot' | 'load' | 'sku-day'
  lotId?: string
  loadId?: string
  skuId?: string
  pickupDate?: string
  stationId?: string
  what: string
  decision: 'whole' | 'share'
  shareBasisPoints?: number
  bearerKind?: 'supplier' | 'operator' | 'station' | 'courier' | 'leader'
  bearerId?: string
  tellText?: { 'zh-CN'?: string; en?: string; es?: string }
}

function scopeOf(body: Body) {
  const { decision, shareBasisPoints } = body
  if ((decision === 'share') !== (shareBasisPoints !== undefined)) {
    throw new Invalid('shareBasisPoints', 'A share needs to be said, and only a share.')
  }
  return {
    kind: body.kind,
    lotId: body.lotId ?? null,
    loadId: body.loadId ?? null,
    skuId: body.skuId ?? null,
    pickupDate: body.pickupDate ?? null,
    stationId: body.stationId ?? null,
    what: body.what,
    shareBasisPoints: shareBasisPoints ?? WHOLE,
    bearer:
      body.bearerKind === undefined ? undefined : { kind: body.bearerKind, id: body.bearerId },
    told: body.tellText ?? {},
  }
}

const shownOutlook = (id: string | null, { bearer, ...outlook }: IncidentOutlook) => ({
  id,
  ...outlook,
  bearerKind: bearer.kind,
  bearerId: bearer.id,
})
