import type { ReactNode } from 'react'
import {
  acceptDoorDelivery,
  listDoorDeliveries,
  listOpenDoors,
  useAct,
} from '../../../api/index.ts'
import { Refusal } from '../../../desk/refusal.tsx'
import { useWork } from '../../work.tsx'
import type { DoorDelivery } from './use-open-doors.ts'

/** Taking a delivery to a door on. */
export function useAcceptDoor(door: DoorDelivery): {
  isBusy: boolean
  refusal: ReactNode
  send: () => void
} {
  const { region } = useWork()
  const accept = useAct(acceptDoorDelivery, { refresh: [listDoorDeliveries, listOpenDoors] })
  return {
    isBusy: accept.isPending,
    refusal: <Refusal error={accept.error} />,
    send: () =>
      accept.mutate({
        params: { region: region.id, community: door.communityId, doorDelivery: door.id },
      }),
  }
}
