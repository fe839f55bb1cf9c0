import './console.css'
import './frame/frame.css'
import './frame/narrow.css'
import './parts/parts.css'
import { useQuery } from '@tanstack/react-query'
import { Outlet, useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { isRefused, listRegions, type Me, read, readMe, useMe } from '../api/index.ts'
import { m } from '../i18n/index.ts'
import { Bar } from './frame/bar.tsx'
import { FrameLoading } from './frame/frame-loading.tsx'
import { Navigation } from './frame/navigation.tsx'
import { NoDesk } from './frame/no-desk.tsx'
import { useSchemeOnRoot } from './frame/scheme.ts'
import { Shortcuts } from './frame/shortcuts.tsx'
import { SignedOut } from './frame/signed-out.tsx'
import { Palette } from './palette/palette.tsx'
import { ConsoleContext, consoleOf, DESK_ROLES, type Region } from './session.ts'
import { Failed } from './states.tsx'

/** What stands around every page of the console: who one is, where one is, where one can go. */
export function Frame() {
  useSchemeOnRoot()
  const me = useMe()
  const regions = useQuery({ ...read(listRegions, {}), enabled: Boolean(me) })
  const asked = useQuery(read(readMe, {}))
  // Whoever must choose a new password first is still at the door.
  if (me === null || isRefused(asked.error, 'password-change-needed')) return <SignedOut />
  // What is open, and typed, stays while the server cannot be asked once more.
  if (asked.isLoadingError) return <Failed error={asked.error} retry={asked.refetch} />
  if (regions.isLoadingError) return <Failed error={regions.error} retry={regions.refetch} />
  if (me === undefined || regions.data === undefined) return <FrameLoading />
  const desks = me.grants.filter(({ role }) => DESK_ROLES.includes(role))
  if (desks.length === 0 || regions.data.length === 0) return <NoDesk me={me} />
  const everywhere = desks.some(({ regionId }) => regionId === null)
  const mine = regions.data.filter(
    ({ id }) => everywhere || desks.some(({ regionId }) => regionId === id),
  )
  return <SignedIn me={me} regions={mine} />
}

const LAST_REGION = 'linli.console.region'

function SignedIn({ me, regions }: { me: Me; regions: readonly Region[] }) {
  const { region: asked = localStorage.getItem(LAST_REGION) } = useSearch({ strict: false })
  const navigate = useNavigate()
  const region = regions.find(({ id }) => id === asked) ?? regions[0]!
  const value = useMemo(
    () =>
      consoleOf(me, regions, region, (id) => {
        localStorage.setItem(LAST_REGION, id)
        navigate({ to: '/', search: { region: id } })
      }),
    [me, regions, region, navigate],
  )
  return (
    <ConsoleContext value={value}>
      <a className="console-skip" href="#main">
        {m.console_skip()}
      </a>
      <div className="console">
        <Navigation />
        <div className="console-body">
          <Bar />
          <main id="main" className="console-main" tabIndex={-1} key={region.id}>
            <Outlet />
          </main>
        </div>
      </div>
      <Palette />
      <Shortcuts />
    </ConsoleContext>
  )
}
