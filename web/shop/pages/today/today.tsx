import { useQuery } from '@tanstack/react-query'
import { useParams } from 'wouter'
import { read, showWindows } from '../../../api/index.ts'
import { m, nameOf } from '../../../i18n/index.ts'
import type { PageVisit } from '../../routes.tsx'

export const load = ({ client, params }: PageVisit) =>
  client.prefetchQuery(read(showWindows, { region: params.region!, community: params.community! }))

export const head = () => ({ title: m.shop_today() })

export default function Today() {
  const { region = '', community = '' } = useParams()
  const windows = useQuery(read(showWindows, { region, community }))
  return (
    <main>
      <h1>{m.shop_today()}</h1>
      <ul>
        {windows.data?.windows.map((one) => (
          <li key={one.id}>{nameOf(one.name)}</li>
        ))}
      </ul>
    </main>
  )
}
