import { field, page, pageQuery } from '#platform/http'
import { offerTerms } from './offers.ts'
import { Slots } from './windows.ts'

const PlannedOffer = field.object({
  ...offerTerms,
  cutoff: field.optional(
    field.nullable(
      field.object(
        {
          days: field.count('Days after the opening.', 0, 0, 14),
          time: field.time('Time of day.', '18:00'),
        },
        'Where it ends before its window does.',
      ),
    ),
  ),
})

const planFields = {
  name: field.names('Name of its windows.', '每日团'),
  weekdays: field.list(
    field.count('Day of the week, 1 is Monday.', 1, 1, 7),
    'Days on which a window opens.',
    { minItems: 1, maxItems: 7 },
  ),
  opensTime: field.time('When it opens.', '08:00'),
  cutoffTime: field.time('When it closes.', '23:00'),
  cutoffDays: field.count('Days from the opening to the cutoff.', 0, 0, 14),
  pickupDays: field.count(
    'Days from the opening to the pickup; a day without delivery moves it to the next with.',
    1,
    0,
    30,
  ),
  slots: Slots,
  communityIds: field.list(field.id('A community that can order.'), 'Who can order.', {
    minItems: 1,
    maxItems: 5000,
  }),
  offers: field.list(
    PlannedOffer,
    'What its windows offer; empty carries on what the last one offered.',
    { maxItems: 2000 },
  ),
  acceptsWarnings: field.yes('Whether its windows are published in spite of warnings.', true),
}

export const NewPlan = field.object(planFields)

export const PlanChange = field.object({
  version: field.count('Version that was read.', 1, 1),
  ...planFields,
})

export const Plan = field.object({
  id: field.id('Plan.'),
  ...planFields,
  plannedThrough: field.nullable(field.date('Opening days up to this one were looked at.')),
  version: field.count('Raised by each change.', 1, 1),
  stoppedAt: field.nullable(field.instant('When it was stopped.')),
})

export const PlansQuery = field.object({
  withStopped: field.optional(field.yes('Also those that were stopped.', false)),
  ...pageQuery,
})

export const PlanPage = page(Plan, 'Plans in the order they were made.')
