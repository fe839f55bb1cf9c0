import { NativeSelect } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { m } from '../../../i18n/index.ts'
import { useStations } from '../../lookups.ts'
import { useStation } from './use-station.ts'

export function StationChoice() {
  const stations = useStations()
  const station = useStation()
  const navigate = useNavigate()
  return (
    <NativeSelect
      aria-label={m.console_goods_station()}
      value={station ?? ''}
      data={[...stations.choices]}
      onChange={(event) => {
        const chosen = event.currentTarget.value
        navigate({
          to: '.',
          search: ({ region, tab }: Record<string, unknown>) =>
            ({
              ...(region === undefined ? {} : { region }),
              ...(tab === undefined ? {} : { tab }),
              station: chosen,
            }) as never,
        })
      }}
    />
  )
}
