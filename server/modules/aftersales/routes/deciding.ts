import { own, staff } from '#platform/access'
import { type AnyRoute, route } from '#platform/http'
import { arbitrateClaim } from '../arbitrate-claim.ts'
import type { BearerKind, Decision } from '../claim.ts'
import { claimPlace } from '../claim-place.ts'
import { decideClaim } from '../decide-claim.ts'
import { describeClaim, describeForSupplier } from '../describe-claims.ts'
import { objectToClaim } from '../object-to-claim.ts'
import {
  ArbitrationBody,
  Claim,
  ClaimForSupplier,
  DecisionBody,
  ObjectionBody,
} from '../schemas.ts'
import { tag } from './who.ts'

export function decidingRoutes(): AnyRoute[] {
  return [
    route({
      name: 'decideClaim',
      method: 'POST',
      path: '/regions/:region/claims/:claim/decision',
      tag,
      summary: 'Decide a claim: refund, give again, or reject.',
      description:
        'Without amount and quantity all that was claimed is given. An amount is refunded in money alone. Who bears it is decided by rule unless it is said. Nobody decides a claim of their own.',
      access: staff({ support: 'region', operations: 'region' }),
      place: claimPlace,
      body: DecisionBody,
      reply: Claim,
      status: 201,
      moves: true,
      write: async ({ tx, params, body, caller, at, note }) => {
        note(notedOf(body))
        const decided = await decideClaim(tx, {
          ...wishOf(params, body, at),
          by: caller.personId,
        })
        return describeClaim(tx, decided)
      },
    }),
    route({
      name: 'objectToClaim',
      method: 'POST',
      path: '/regions/:region/claims/:claim/objection',
      tag,
      summary: 'Object to a decision, as the one who claimed or the one who bears it.',
      access: own({
        leader: 'community',
        station_manager: 'station',
        supplier: 'supplier',
        support: 'region',
      }),
      place: claimPlace,
      body: ObjectionBody,
      reply: ClaimForSupplier,
      status: 201,
      write: async ({ tx, params, body, caller, place, at }) => {
        const claim = await objectToClaim(tx, {
          regionId: params.region,
          claimId: params.claim,
          why: body.why,
          pictureIds: body.pictureIds ?? [],
          caller,
          isOwn: place.personId != null && place.personId === caller.personId,
          at,
        })
        return (await describeForSupplier(tx, [claim]))[0]!
      },
    }),
    route({
      name: 'arbitrateClaim',
      method: 'POST',
      path: '/regions/:region/claims/:claim/arbitration',
      tag,
      summary: 'Decide a contested claim finally.',
      description:
        'By somebody who has no part in it. What was given is not taken back; amounts and quantities say what the resident is to have in all, and the rest is refunded. Who bears it may change.',
      access: staff({ operations: 'region', supervisor: 'region' }),
      place: claimPlace,
      body: ArbitrationBody,
      reply: Claim,
      status: 201,
      moves: true,
      write: async ({ tx, params, body, caller, at, note }) => {
        note(notedOf(body))
        const decided = await arbitrateClaim(tx, { ...wishOf(params, body, at), caller })
        return describeClaim(tx, decided)
      },
    }),
  ]
}

interface Body {
  decision: Decision
  amountMinor?: number
  quantity?: number
  bearerKind?: BearerKind
  bearerId?: string
  why: string
}

const wishOf = (params: { region: string; claim: string }, body: Body, at: Date) => ({
  regionId: params.region,
  claimId: params.claim,
  decision: body.decision,
  amountMinor: body.amountMinor,
  quantity: body.quantity,
  bearer: body.bearerKind === undefined ? undefined : { kind: body.bearerKind, id: body.bearerId },
  why: body.why,
  at,
})

const notedOf = ({ decision, amountMinor, bearerKind }: Body) => ({
  decision,
  amountMinor,
  bearerKind,
})
