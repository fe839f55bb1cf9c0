import './account.css'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import {
  getMyResident,
  isRefused,
  listRegions,
  type Me,
  type Region,
  type Resident,
  read,
  useMe,
} from '../../../api/index.ts'
import { PageHeader } from '../../../ui/page-header.tsx'
import { Failed, Skeleton } from '../../../ui/states.tsx'
import type { PageVisit } from '../../page.ts'
import { AskingWho } from '../../parts/asking-who.tsx'
import { paths } from '../../paths.ts'
import { usePlace, useRegion } from '../../reader.tsx'
import { HomeNeeded, SignInNeeded } from './needed.tsx'

/** Who is signed in, and who they are in the region of the shop. */
export interface Who {
  me: Me
  resident: Resident
  region: Region
}

export const loadAccount = ({ client, place }: PageVisit) =>
  Promise.all([
    client.prefetchQuery(read(listRegions, {})),
    place === null
      ? undefined
      : client.prefetchQuery(read(getMyResident, { region: place.region })),
  ])

export function useMyResident(): UseQueryResult<Resident> {
  const region = usePlace()?.region ?? ''
  return useQuery({
    ...read(getMyResident, { region }),
    enabled: Boolean(useMe()) && region !== '',
  })
}

interface AccountFrameProps {
  title: string
  text?: ReactNode
  /** Where back leads: to the account's own page unless said. */
  back?: string
}

interface AccountProps extends AccountFrameProps {
  children: (who: Who) => ReactNode
}

/** A page of the account: for who is signed in and has a home here, with the way to both. */
export const Account = ({ children, ...frame }: AccountProps) => (
  <AccountFrame {...frame}>
    <WithWho>{children}</WithWho>
  </AccountFrame>
)

/** A page of the account for whoever is signed in, also one who works here and lives elsewhere. */
export function AccountOfAnyone({
  children,
  ...frame
}: AccountFrameProps & { children: (me: Me) => ReactNode }) {
  const me = useMe()
  return (
    <AccountFrame {...frame}>
      {me === null ? <SignInNeeded /> : me === undefined ? <AskingWho kind="rows" /> : children(me)}
    </AccountFrame>
  )
}

function AccountFrame({
  title,
  text,
  back = paths.me(),
  children,
}: AccountFrameProps & { children: ReactNode }) {
  const [, navigate] = useLocation()
  return (
    <div className="account">
      <PageHeader title={title} text={text} backHref={back} onBack={() => navigate(back)} />
      {children}
    </div>
  )
}

/** The page of who is signed in; else what is needed first. */
export function WithWho({ children }: { children: (who: Who) => ReactNode }) {
  const me = useMe()
  const place = usePlace()
  const region = useRegion()
  const regions = useQuery(read(listRegions, {}))
  const resident = useMyResident()
  if (me === null) return <SignInNeeded />
  if (me === undefined) return <AskingWho kind="rows" />
  if (place === null || isRefused(resident.error, 'not-found')) return <HomeNeeded />
  if (resident.isError && resident.data === undefined) {
    return <Failed error={resident.error} onRetry={resident.refetch} />
  }
  if (region === undefined && regions.isError) {
    return <Failed error={regions.error} onRetry={regions.refetch} />
  }
  if (region === undefined || resident.data === undefined) {
    return <Skeleton kind="rows" />
  }
  return children({ me, resident: resident.data, region })
}
