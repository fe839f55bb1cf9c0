import { useQuery } from '@tanstack/react-query'
import { listStations, read } from '../../../../api/index.ts'
import { useWork } from '../../../work.tsx'

/** The open stations by id. */
export function useStationNames(): ReadonlyMap<string, string> {
  const { region } = useWork()
  const { data } = useQuery(read(listStations, { region: region.id, limit: 100 }))
  return new Map((data?.items ?? []).map(({ id, name }) => [id, name]))
}
