import './choose-place.css'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useDeferredValue, useEffect, useState } from 'react'
import { Link, useLocation, useSearchParams } from 'wouter'
import { listCommunities, listRegions, read, useMe } from '../../../api/index.ts'
import { m, nameOf } from '../../../i18n/index.ts'
import { Icon } from '../../../ui/icon.tsx'
import { Empty, Failed, Skeleton } from '../../../ui/states.tsx'
import type { PageVisit } from '../../page.ts'
import { paths } from '../../paths.ts'
import type { Place } from '../../place.ts'
import { useElder, usePlace } from '../../reader.tsx'
import { CommunityList } from './community-list.tsx'
import { NearbyCommunities } from './nearby-communities.tsx'

const MOST_SHOWN = 50

const listOf = (region: string, search: string) =>
  read(listCommunities, { region, limit: MOST_SHOWN, ...(search === '' ? {} : { search }) })

export const load = async ({ client, query }: PageVisit) => {
  const search = query.get('search')?.trim() ?? ''
  const regions = await client.fetchQuery(read(listRegions, {}))
  await Promise.all(regions.map(({ id }) => client.prefetchQuery(listOf(id, search))))
}

/** Home is the remembered community's day; in the elder version a page of its own. */
export function redirect({ place, path, isElder }: PageVisit): string | null {
  if (path !== paths.home() || place === null) return null
  return homeOf(place, isElder)
}

const homeOf = (place: Place, isElder: boolean) =>
  isElder ? paths.elderHome() : paths.today(place)

export const head = (visit: PageVisit) => ({
  title: m.shop_choose_place(),
  description: m.shop_choose_place_description(),
  canonical: paths.home(),
  picture: `${visit.origin}/share/linli.png`,
})

/** Which community one shops in: by name or pinyin, or the nearest ones. */
export default function ChoosePlace() {
  const [query, setQuery] = useSearchParams()
  const [text, setText] = useState(query.get('search') ?? '')
  const search = useDeferredValue(text.trim())
  const regions = useQuery(read(listRegions, {}))
  useWayHome()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setQuery(search === '' ? {} : { search }, { replace: true })
  }
  return (
    <div className="choose">
      <header className="choose-head">
        <span className="choose-mark" aria-hidden="true">
          <Icon name="leaf" size={36} />
        </span>
        <h1>{m.shop_choose_place_question()}</h1>
        <p>{m.shop_choose_place_text()}</p>
        <LivesAlready />
      </header>
      <search className="shop-search">
        <form method="get" action={paths.choosePlace()} onSubmit={submit}>
          <Icon name="search" size={20} />
          <input
            type="search"
            name="search"
            value={text}
            onChange={(event) => setText(event.target.value)}
            placeholder={m.shop_choose_place_hint()}
            aria-label={m.shop_choose_place_label()}
            autoComplete="off"
            enterKeyHint="search"
          />
        </form>
      </search>
      {search === '' ? <NearbyCommunities regions={regions.data ?? []} /> : null}
      {regions.isPending ? <Skeleton kind="rows" count={5} /> : null}
      {regions.isLoadingError ? <Failed error={regions.error} onRetry={regions.refetch} /> : null}
      {regions.data?.map(({ id, name }) => (
        <RegionCommunities
          key={id}
          region={id}
          name={regions.data.length > 1 || search === '' ? nameOf(name) : null}
          search={search}
        />
      ))}
    </div>
  )
}

/** Home is the community's day also for who comes from a page of the shop, as after signing in. */
function useWayHome(): void {
  const place = usePlace()
  const [isElder] = useElder()
  const [path, navigate] = useLocation()
  const way = path !== paths.home() || place === null ? null : homeOf(place, isElder)
  useEffect(() => {
    if (way !== null) navigate(way, { replace: true })
  }, [way, navigate])
}

/** Whoever has a home here need not look for it: it is known once they have signed in. */
function LivesAlready() {
  const me = useMe()
  const place = usePlace()
  if (me !== null || place !== null) return null
  return (
    <p>
      <Link href={paths.signIn()} className="choose-sign-in">
        {m.shop_choose_place_sign_in()}
      </Link>
    </p>
  )
}

interface RegionCommunitiesProps {
  region: string
  name: string | null
  search: string
}

function RegionCommunities({ region, name, search }: RegionCommunitiesProps) {
  const communities = useQuery({
    ...listOf(region, search),
    placeholderData: (before) => before,
  })
  if (communities.isPending) return <Skeleton kind="rows" count={4} />
  if (communities.data === undefined) {
    return <Failed error={communities.error} onRetry={communities.refetch} />
  }
  const { items, nextCursor } = communities.data
  return (
    <section className="choose-region">
      {name === null ? null : <h2>{name}</h2>}
      {items.length === 0 ? (
        <Empty icon="search" title={m.shop_choose_place_none({ search })}>
          {m.shop_choose_place_none_hint()}
        </Empty>
      ) : (
        <CommunityList region={region} communities={items} />
      )}
      {nextCursor === undefined ? null : <p className="shop-soft">{m.shop_choose_place_more()}</p>}
    </section>
  )
}
