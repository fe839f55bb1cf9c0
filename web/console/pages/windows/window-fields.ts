import { m, type Names } from '../../../i18n/index.ts'
import type { Field, Values } from '../../forms/index.ts'
import { instantOfMoment, momentOf } from '../../sheet/cells.ts'
import type { Window } from './window.ts'

/** What is set of a window; times are typed in the region's zone. */
export const windowFields = (
  communities: readonly { value: string; label: string }[],
): readonly Field[] => [
  { name: 'name', label: m.console_day_field_name(), kind: 'names', isRequired: true },
  { name: 'opensAt', label: m.console_day_field_opens(), kind: 'instant', isRequired: true },
  { name: 'closesAt', label: m.console_day_field_closes(), kind: 'instant', isRequired: true },
  { name: 'pickupDate', label: m.console_day_field_pickup(), kind: 'date', isRequired: true },
  {
    name: 'communityIds',
    label: m.console_day_field_communities(),
    kind: 'several',
    options: communities,
    isRequired: true,
  },
]

export const valuesOfWindow = (window: Window, zone: string): Values => ({
  name: window.name,
  opensAt: momentOf(window.opensAt, zone).replace(' ', 'T'),
  closesAt: momentOf(window.closesAt, zone).replace(' ', 'T'),
  pickupDate: window.pickupDate,
  communityIds: window.communityIds,
})

/** A time as typed, to the minute; one that nobody touched keeps its seconds. */
function instantOf(typed: unknown, zone: string, was: string | undefined): string {
  const moment = String(typed).replace('T', ' ').slice(0, 16)
  return was !== undefined && momentOf(was, zone) === moment ? was : instantOfMoment(moment, zone)
}

export const windowOfValues = (values: Values, zone: string, was?: Window) => ({
  name: values.name as Names,
  opensAt: instantOf(values.opensAt, zone, was?.opensAt),
  closesAt: instantOf(values.closesAt, zone, was?.closesAt),
  pickupDate: String(values.pickupDate),
  communityIds: values.communityIds as string[],
})
