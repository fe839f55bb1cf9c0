import './windows.css'
import { useNavigate } from '@tanstack/react-router'
import { createWindow, listWindows, useLive } from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import { ActButton } from '../../forms/index.ts'
import { useCommunities } from '../../lookups.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { AddressTabs } from '../../parts/tabs.tsx'
import { useConsole } from '../../session.ts'
import { Calendar } from './calendar.tsx'
import { Plans } from './plans.tsx'
import { windowFields, windowOfValues } from './window-fields.ts'

export default function Windows() {
  const { region } = useConsole()
  useLive({ region: region.id })
  return (
    <>
      <PageHead title={m.console_day_windows()} about={m.console_day_windows_about()}>
        <NewWindow />
      </PageHead>
      <AddressTabs
        label={m.console_day_windows()}
        tabs={[
          { id: 'calendar', name: m.console_day_calendar(), show: () => <Calendar /> },
          { id: 'plans', name: m.console_day_plans(), show: () => <Plans /> },
        ]}
      />
    </>
  )
}

function NewWindow() {
  const { region, zone, whyNot } = useConsole()
  const { choices: communities } = useCommunities()
  const navigate = useNavigate()
  return (
    <ActButton
      label={m.console_day_window_new()}
      why={whyNot('operations', 'buyer')}
      variant="filled"
      fields={windowFields(communities)}
      initial={{ communityIds: communities.map(({ value }) => value) }}
      refresh={[listWindows]}
      submit={async (values) => {
        const { id } = await createWindow({ region: region.id }, windowOfValues(values, zone))
        await navigate({ to: '/windows/$window', params: { window: id } } as never)
      }}
    />
  )
}
