import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { listCommunities, listRegions, read } from '../../../api/index.ts'
import { m, nameOf } from '../../../i18n/index.ts'
import { paths } from '../../paths.ts'
import type { PageVisit } from '../../routes.tsx'

export const load = async ({ client }: PageVisit) => {
  const regions = await client.fetchQuery(read(listRegions, {}))
  await Promise.all(
    regions.map(({ id }) => client.prefetchQuery(read(listCommunities, { region: id }))),
  )
}

export const head = () => ({ title: m.shop_choose_place() })

export default function ChoosePlace() {
  const regions = useQuery(read(listRegions, {}))
  return (
    <main>
      <h1>{m.shop_choose_place()}</h1>
      {regions.data?.map((region) => (
        <Communities key={region.id} region={region.id} name={nameOf(region.name)} />
      ))}
    </main>
  )
}

function Communities({ region, name }: { region: string; name: string }) {
  const communities = useQuery(read(listCommunities, { region }))
  return (
    <section>
      <h2>{name}</h2>
      <ul>
        {communities.data?.items.map((community) => (
          <li key={community.id}>
            <Link href={paths.today({ region, community: community.id })}>{community.name}</Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
