import {
  changeResidentCommunity,
  getCart,
  getMyLeader,
  getMyResident,
  useAct,
} from '../../api/index.ts'
import type { Place } from '../place.ts'

/** Moves a resident to another community of the region; where in it they live is said afterwards. */
export function useMoveHome(
  { id, version }: { id: string; version: number },
  onDone: () => void = () => {},
) {
  const { mutate, isPending, error } = useAct(changeResidentCommunity, {
    refresh: [getMyResident, getMyLeader, getCart],
    onDone,
  })
  const moveTo = ({ region, community }: Place) =>
    mutate({
      params: { region, resident: id },
      body: { version, communityId: community, buildingId: null, room: '' },
    })
  return { moveTo, isPending, error }
}
