import '../station.css'
import './counter.css'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { listServedCommunities, read, showWindow, showWindows } from '../../../../api/index.ts'
import { Bones, Empty, Failed } from '../../../../desk/empty.tsx'
import { m } from '../../../../i18n/index.ts'
import { useWork } from '../../../work.tsx'
import { AtStation, useHere } from '../at-station.tsx'
import { CounterDesk } from './counter-desk.tsx'
import { WindowChoice } from './window-choice.tsx'

/** Sells at the counter: goods found by scan or words, cash or wallet, a receipt. */
export default function Counter() {
  return (
    <AtStation title={m.station_counter()} isWide>
      {() => <CounterOf />}
    </AtStation>
  )
}

function CounterOf() {
  const { here } = useHere()
  const { region } = useWork()
  const chosen = useSearch({ strict: false }) as { community?: string; window?: string }
  const navigate = useNavigate()
  const served = useQuery(read(listServedCommunities, here))
  const community = served.data?.find(({ id }) => id === chosen.community) ?? served.data?.[0]
  const windows = useQuery({
    ...read(showWindows, { region: region.id, community: community?.id ?? '' }),
    enabled: community !== undefined,
  })
  const open = (windows.data?.windows ?? []).filter(({ state }) => state === 'open')
  const current = open.find(({ id }) => id === chosen.window) ?? open[0]
  const shown = useQuery({
    ...read(showWindow, {
      region: region.id,
      community: community?.id ?? '',
      window: current?.id ?? '',
    }),
    enabled: current !== undefined,
  })
  const failed = [served, windows, shown].find(({ isError }) => isError)
  if (failed !== undefined) {
    return <Failed error={failed.error} onRetry={() => void failed.refetch()} />
  }
  if (served.data?.length === 0) return <Empty icon="store" title={m.station_serves_nobody()} />
  if (windows.data !== undefined && open.length === 0) {
    return <Empty icon="calendar" title={m.station_no_window()} text={m.station_no_window_text()} />
  }
  if (shown.data === undefined || community === undefined) return <Bones rows={5} />
  const go = (change: object) =>
    void navigate({
      to: '.',
      search: (before: object) => ({ ...before, ...change }),
      replace: true,
    })
  return (
    <>
      <WindowChoice
        communities={served.data ?? []}
        community={community.id}
        windows={open}
        window={shown.data.id}
        onChange={go}
      />
      <CounterDesk
        key={`${community.id}/${shown.data.id}`}
        communityId={community.id}
        window={shown.data}
      />
    </>
  )
}
