import { useMemo } from 'react'
import {
  changeWindowPlan,
  createWindowPlan,
  getWindowPlan,
  listWindowPlans,
  stopWindowPlan,
} from '../../../api/index.ts'
import { calendarDay, locale, m, type Names, nameOf } from '../../../i18n/index.ts'
import { ActButton, type Choice, type Field, type Values } from '../../forms/index.ts'
import { useCommunities } from '../../lookups.ts'
import { Chip } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { Empty, Failed, Loading } from '../../states.tsx'
import { type Column, DataTable, paged } from '../../table/index.ts'

type Plan = Awaited<ReturnType<typeof listWindowPlans>>['items'][number]

/** Day 1 is Monday; the first of January 2024 was one. */
const weekdayName = (day: number): string =>
  new Intl.DateTimeFormat(locale(), { weekday: 'short', timeZone: 'UTC' }).format(
    Date.UTC(2024, 0, day),
  )

const planFields = (communities: readonly Choice[]): readonly Field[] => [
  { name: 'name', label: m.console_day_field_name(), kind: 'names', isRequired: true },
  {
    name: 'weekdays',
    label: m.console_day_plan_weekdays(),
    kind: 'several',
    isRequired: true,
    options: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: weekdayName(day) })),
  },
  { name: 'opensTime', label: m.console_day_plan_opens(), kind: 'time', isRequired: true },
  { name: 'cutoffTime', label: m.console_day_plan_cutoff(), kind: 'time', isRequired: true },
  {
    name: 'cutoffDays',
    label: m.console_day_plan_cutoff_days(),
    kind: 'number',
    least: 0,
    most: 14,
    isRequired: true,
  },
  {
    name: 'pickupDays',
    label: m.console_day_plan_pickup_days(),
    kind: 'number',
    least: 0,
    most: 30,
    isRequired: true,
  },
  {
    name: 'communityIds',
    label: m.console_day_field_communities(),
    kind: 'several',
    options: communities,
    isRequired: true,
  },
  { name: 'acceptsWarnings', label: m.console_day_plan_accepts(), kind: 'switch' },
]

const planOf = (values: Values) => ({
  name: values.name as Names,
  weekdays: (values.weekdays as string[]).map(Number),
  opensTime: String(values.opensTime),
  cutoffTime: String(values.cutoffTime),
  cutoffDays: Number(values.cutoffDays),
  pickupDays: Number(values.pickupDays),
  slots: (values.slots ?? []) as Plan['slots'],
  communityIds: values.communityIds as string[],
  offers: (values.offers ?? []) as Plan['offers'],
  acceptsWarnings: values.acceptsWarnings === true,
})

/** A plan as its form holds it, with what is changed elsewhere. */
const valuesOf = (plan: Plan) => ({ ...plan, weekdays: plan.weekdays.map(String) })

/** Plans that open windows by themselves. */
export function Plans() {
  const { region, whyNot } = useConsole()
  const { choices: communities } = useCommunities()
  const why = whyNot('operations', 'buyer')
  const columns = useMemo(
    () => planColumns(region.id, communities, why),
    [region.id, communities, why],
  )
  const source = useMemo(() => paged(listWindowPlans, { region: region.id }), [region.id])
  return (
    <DataTable
      name="plans"
      label={m.console_day_plans()}
      columns={columns}
      source={source}
      rowId={({ id }) => id}
      states={{
        empty: <Empty icon="clock" title={m.console_day_plans_none()} />,
        loading: <Loading />,
        failed: (error, retry) => <Failed error={error} retry={retry} />,
      }}
      tools={
        <ActButton
          label={m.console_day_plan_new()}
          why={why}
          fields={planFields(communities)}
          initial={{ communityIds: communities.map(({ value }) => value) }}
          refresh={[listWindowPlans]}
          submit={(values) => createWindowPlan({ region: region.id }, planOf(values))}
        />
      }
    />
  )
}

const planColumns = (
  region: string,
  communities: readonly Choice[],
  why: string | undefined,
): Column<Plan>[] => [
  { id: 'name', name: m.console_day_field_name(), value: (plan) => nameOf(plan.name), width: 180 },
  {
    id: 'weekdays',
    name: m.console_day_plan_weekdays(),
    value: ({ weekdays }) => weekdays.map(weekdayName).join(' '),
    width: 200,
  },
  { id: 'opens', name: m.console_day_plan_opens(), value: ({ opensTime }) => opensTime },
  { id: 'cutoff', name: m.console_day_plan_cutoff(), value: ({ cutoffTime }) => cutoffTime },
  {
    id: 'offers',
    name: m.console_day_offers(),
    value: ({ offers }) => offers.length,
    isNumber: true,
  },
  {
    id: 'state',
    name: m.console_day_state(),
    value: ({ stoppedAt }) =>
      stoppedAt === null ? m.console_day_plan_running() : m.console_day_plan_stopped(),
    cell: ({ stoppedAt, plannedThrough }) =>
      stoppedAt === null ? (
        <Chip tone="good">
          {plannedThrough === null
            ? m.console_day_plan_running()
            : m.console_day_plan_through({ day: calendarDay(plannedThrough) })}
        </Chip>
      ) : (
        <Chip>{m.console_day_plan_stopped()}</Chip>
      ),
    width: 180,
  },
  {
    id: 'act',
    name: m.console_day_edit_window(),
    value: () => '',
    width: 190,
    cell: (plan) => (
      <span className="console-row">
        <ActButton
          label={m.console_day_edit_window()}
          of={nameOf(plan.name)}
          size="compact-sm"
          why={why}
          fields={planFields(communities)}
          initial={valuesOf(plan)}
          shared={{
            version: plan.version,
            readAgain: async () => {
              const now = await getWindowPlan({ region, plan: plan.id })
              return { values: valuesOf(now), version: now.version }
            },
          }}
          refresh={[listWindowPlans]}
          submit={(values, version) =>
            changeWindowPlan({ region, plan: plan.id }, { version, ...planOf(values) })
          }
        />
        {plan.stoppedAt === null && (
          <ActButton
            label={m.console_day_plan_stop()}
            of={nameOf(plan.name)}
            about={m.console_day_plan_stop_about()}
            size="compact-sm"
            why={why}
            isDangerous
            refresh={[listWindowPlans]}
            submit={() => stopWindowPlan({ region, plan: plan.id })}
          />
        )}
      </span>
    ),
  },
]
