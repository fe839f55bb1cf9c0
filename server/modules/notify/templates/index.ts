import type { Locale } from '#identity'
import { wordsOf } from '../words.ts'
import { aftersalesTemplates } from './aftersales.ts'
import { campaignTemplates } from './campaigns.ts'
import { deliveryTemplates } from './delivery.ts'
import { fulfilmentTemplates } from './fulfilment.ts'
import { handoverTemplates } from './handover.ts'
import { leaderTemplates } from './leaders.ts'
import { orderTemplates } from './orders.ts'
import { paymentTemplates } from './payments.ts'
import { peopleTemplates } from './people.ts'
import { procurementTemplates } from './procurement.ts'
import { settlementTemplates } from './settlement.ts'
import type { Said, Template } from './template.ts'

/** Everything that can be told, by name. */
export const TEMPLATES = {
  ...fulfilmentTemplates,
  ...aftersalesTemplates,
  ...orderTemplates,
  ...paymentTemplates,
  ...campaignTemplates,
  ...deliveryTemplates,
  ...handoverTemplates,
  ...leaderTemplates,
  ...peopleTemplates,
  ...procurementTemplates,
  ...settlementTemplates,
}

export type TemplateName = keyof typeof TEMPLATES

/** What a template needs to know. */
export type ParamsOf<Name extends TemplateName> =
  (typeof TEMPLATES)[Name] extends Template<infer Params> ? Params : never

const isTemplateName = (name: string): name is TemplateName => Object.hasOwn(TEMPLATES, name)

/** A kept notice in a person's language; null when its template is not there any more. */
export function sayNotice(name: string, params: unknown, locale: Locale): Said | null {
  if (!isTemplateName(name)) return null
  const { say } = TEMPLATES[name] as unknown as Template<unknown>
  return say[locale](params, wordsOf(locale))
}
