import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { Invalid, NotFound } from '#platform/refusals'
import {
  insertPickupSlot,
  listPickupSlots,
  type PickupSlot,
  updatePickupSlotRemoval,
} from './queries/pickup-slots.ts'
import { lockStation } from './queries/stations.ts'
import { NotAPickupPoint, PlaceClosed, SlotsOverlap } from './refusals.ts'

/** Adds a span of the week in which people may fetch their goods at a station. */
export async function addPickupSlot(
  tx: Tx,
  regionId: string,
  wished: Omit<PickupSlot, 'id'>,
): Promise<PickupSlot> {
  if (wished.endsAt <= wished.startsAt) {
    throw new Invalid('endsAt', 'A slot must end after it starts, on the same day.')
  }
  const station = await lockStation(tx, regionId, wished.stationId)
  if (station.closedAt !== null) throw new PlaceClosed('station', station.id)
  if (station.kind === 'warehouse') throw new NotAPickupPoint(station.id)
  const others = await listPickupSlots(tx, regionId, wished.stationId)
  const clash = others.find((other) => overlap(other, wished))
  if (clash) throw new SlotsOverlap(clash.id)

  const slot = { ...wished, id: newId() }
  await insertPickupSlot(tx, regionId, slot)
  return slot
}

/** Takes a slot away for orders to come; those that chose it keep it. */
export async function removePickupSlot(
  tx: Tx,
  removal: { regionId: string; stationId: string; slotId: string; by: string; at: Date },
): Promise<void> {
  const { regionId, stationId, slotId } = removal
  const wasThere = await updatePickupSlotRemoval(tx, regionId, stationId, slotId, removal)
  if (!wasThere) throw new NotFound('slot')
}

type Span = Pick<PickupSlot, 'weekday' | 'startsAt' | 'endsAt'>

const overlap = (a: Span, b: Span): boolean =>
  a.weekday === b.weekday && a.startsAt < b.endsAt && b.startsAt < a.endsAt
