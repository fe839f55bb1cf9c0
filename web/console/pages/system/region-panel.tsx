import { useQuery } from '@tanstack/react-query'
import { changeRegion, getRegion, listRegions, read } from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import type { Item } from '../../answers.ts'
import { ActButton } from '../../forms/index.ts'
import { Facts, Panel } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { weekdayChoices } from '../places/place-fields.ts'

const valuesOf = ({ name, deliveryCalendar }: Item<typeof listRegions>) => ({
  name,
  weekdays: deliveryCalendar.weekdays.map(String),
  closed: deliveryCalendar.closed.join(' '),
  extra: deliveryCalendar.extra.join(' '),
})

export function RegionPanel() {
  const { region, whyNot } = useConsole()
  const regions = useQuery(read(listRegions, {}))
  const mine = regions.data?.find(({ id }) => id === region.id)
  if (mine === undefined) return null
  const days = (text: unknown) =>
    String(text ?? '')
      .split(/[\s,]+/)
      .filter(Boolean)
  return (
    <Panel
      title={m.console_settings_region()}
      action={
        <ActButton
          label={m.console_goods_change()}
          why={whyNot('admin')}
          fields={[
            { name: 'name', label: m.console_people_name(), kind: 'names', isRequired: true },
            {
              name: 'weekdays',
              label: m.console_people_delivery_days(),
              kind: 'several',
              options: weekdayChoices(),
              isRequired: true,
            },
            {
              name: 'closed',
              label: m.console_settings_closed(),
              hint: m.console_settings_days_hint(),
              kind: 'area',
            },
            {
              name: 'extra',
              label: m.console_settings_extra(),
              hint: m.console_settings_days_hint(),
              kind: 'area',
            },
          ]}
          initial={valuesOf(mine)}
          shared={{
            version: mine.version,
            readAgain: async () => {
              const now = await getRegion({ region: region.id })
              return { values: valuesOf(now), version: now.version }
            },
          }}
          submit={(values, version) =>
            changeRegion(
              { region: region.id },
              {
                version,
                name: values.name as { en?: string },
                deliveryCalendar: {
                  weekdays: (values.weekdays as string[]).map(Number),
                  closed: days(values.closed),
                  extra: days(values.extra),
                },
              },
            )
          }
          refresh={[listRegions]}
        />
      }
    >
      <Facts
        of={[
          [m.console_people_code(), mine.id],
          [m.console_settings_currency(), mine.currency],
          [m.console_settings_zone(), mine.timeZone],
          [m.console_settings_country(), mine.country],
          [m.console_settings_closed(), mine.deliveryCalendar.closed.join(', ')],
          [m.console_settings_extra(), mine.deliveryCalendar.extra.join(', ')],
        ]}
      />
    </Panel>
  )
}
