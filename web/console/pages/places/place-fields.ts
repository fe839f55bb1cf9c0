import { locale, m } from '../../../i18n/index.ts'
import type { Field, Values } from '../../forms/index.ts'

// A Monday, to name the days of the week by.
const MONDAY = Date.UTC(2024, 0, 1)
const DAY_MS = 86_400_000

export const weekdayName = (weekday: number, style: 'long' | 'short' = 'long'): string =>
  new Intl.DateTimeFormat(locale(), { weekday: style, timeZone: 'UTC' }).format(
    MONDAY + (weekday - 1) * DAY_MS,
  )

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const

/** The days of a week as one says them: every day, or each by its name. */
export const weekdaysSaid = (days: readonly number[]): string =>
  days.length === WEEKDAYS.length
    ? m.console_people_every_day()
    : days.map((day) => weekdayName(day, 'short')).join(' ')

export const weekdayChoices = () =>
  WEEKDAYS.map((weekday) => ({ value: String(weekday), label: weekdayName(weekday) }))

export const communityFields = (isNew: boolean): readonly Field[] => [
  ...(isNew
    ? [{ name: 'code', label: m.console_people_code(), kind: 'text', isRequired: true } as const]
    : []),
  { name: 'name', label: m.console_people_name(), kind: 'text', isRequired: true },
  { name: 'address', label: m.console_people_address(), kind: 'text', isRequired: true },
  {
    name: 'latitude',
    label: m.console_people_latitude(),
    kind: 'number',
    digits: 6,
    least: -90,
    most: 90,
  },
  {
    name: 'longitude',
    label: m.console_people_longitude(),
    kind: 'number',
    digits: 6,
    least: -180,
    most: 180,
  },
  {
    name: 'householdCount',
    label: m.console_people_households(),
    kind: 'number',
    least: 0,
    isRequired: true,
  },
  {
    name: 'deliveryWeekdays',
    label: m.console_people_delivery_days(),
    kind: 'several',
    options: weekdayChoices(),
    isRequired: true,
  },
  { name: 'minimumOrderMinor', label: m.console_people_minimum(), kind: 'money' },
]

const figure = (name: string, value: unknown) =>
  typeof value === 'number' ? { [name]: value } : {}

export const communityBody = (values: Values) => ({
  name: String(values.name),
  address: String(values.address),
  ...(figure('latitude', values.latitude) as { latitude?: number }),
  ...(figure('longitude', values.longitude) as { longitude?: number }),
  ...(values.outline ? { outline: values.outline as number[][] } : {}),
  householdCount: Number(values.householdCount),
  traits: (values.traits ?? {}) as { hasLifts?: boolean },
  deliveryWeekdays: (values.deliveryWeekdays as string[]).map(Number),
  minimumOrderMinor: Number(values.minimumOrderMinor ?? 0),
})

export const STATION_KINDS = {
  warehouse: m.console_people_warehouse,
  grid: m.console_people_grid,
  store: m.console_people_store,
  pickup: m.console_people_pickup,
} as const

const STORAGE_CHOICES = () => [
  { value: 'ambient', label: m.console_goods_ambient() },
  { value: 'chilled', label: m.console_goods_chilled() },
  { value: 'frozen', label: m.console_goods_frozen() },
]

export const stationFields = (isNew: boolean): readonly Field[] => [
  ...(isNew
    ? [
        { name: 'code', label: m.console_people_code(), kind: 'text', isRequired: true } as const,
        {
          name: 'kind',
          label: m.console_people_kind(),
          kind: 'choice',
          isRequired: true,
          options: Object.entries(STATION_KINDS).map(([value, label]) => ({
            value,
            label: label(),
          })),
        } as const,
      ]
    : []),
  { name: 'name', label: m.console_people_name(), kind: 'text', isRequired: true },
  { name: 'address', label: m.console_people_address(), kind: 'text', isRequired: true },
  {
    name: 'latitude',
    label: m.console_people_latitude(),
    kind: 'number',
    digits: 6,
    least: -90,
    most: 90,
  },
  {
    name: 'longitude',
    label: m.console_people_longitude(),
    kind: 'number',
    digits: 6,
    least: -180,
    most: 180,
  },
  { name: 'capacityBags', label: m.console_people_capacity(), kind: 'number', least: 1 },
  {
    name: 'storages',
    label: m.console_people_storages(),
    kind: 'several',
    options: STORAGE_CHOICES(),
    isRequired: true,
  },
  { name: 'opensAt', label: m.console_people_opens(), kind: 'time', isRequired: true },
  { name: 'closesAt', label: m.console_people_closes(), kind: 'time', isRequired: true },
  {
    name: 'weekdays',
    label: m.console_people_open_days(),
    kind: 'several',
    options: weekdayChoices(),
    isRequired: true,
  },
]

export const stationBody = (values: Values) => ({
  name: String(values.name),
  address: String(values.address),
  ...(figure('latitude', values.latitude) as { latitude?: number }),
  ...(figure('longitude', values.longitude) as { longitude?: number }),
  ...(figure('capacityBags', values.capacityBags) as { capacityBags?: number }),
  storages: values.storages as 'ambient'[],
  hours: (values.weekdays as string[]).map((weekday) => ({
    weekday: Number(weekday),
    opensAt: String(values.opensAt),
    closesAt: String(values.closesAt),
  })),
})
