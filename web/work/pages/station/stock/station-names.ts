import { useQuery } from '@tanstack/react-query'
import { listStations } from '../../../../api/index.ts'
import { readAll } from '../../../../desk/read-all.ts'
import { useWork } from '../../../work.tsx'

/** The open stations by id. */
export function useStationNames(): ReadonlyMap<string, string> {
  const { region } = useWork()
  const { data } = useQuery(readAll(listStations, { region: region.id }))
  return new Map((data ?? []).map(({ id, name }) => [id, name]))
}
