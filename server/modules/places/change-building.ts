import { isUniqueViolation, type Tx } from '#platform/db'
import { AlreadyExists, NotFound } from '#platform/refusals'
import {
  type Building,
  getBuilding,
  updateBuilding,
  updateBuildingRemoval,
} from './queries/buildings.ts'

interface BuildingOf {
  regionId: string
  communityId: string
  buildingId: string
}

/** Gives a building another name or count of households. */
export async function changeBuilding(
  tx: Tx,
  change: BuildingOf & { name: string; householdCount: number },
): Promise<Building> {
  await getBuildingOf(tx, change)
  try {
    await updateBuilding(tx, change.regionId, change.buildingId, change)
  } catch (error) {
    if (isUniqueViolation(error)) throw new AlreadyExists('building', { name: change.name })
    throw error
  }
  return getBuildingOf(tx, change)
}

/** Removes a building from the lists; who lives there keeps it until they choose another. */
export async function removeBuilding(
  tx: Tx,
  removal: BuildingOf & { by: string; at: Date },
): Promise<void> {
  await getBuildingOf(tx, removal)
  await updateBuildingRemoval(tx, removal.regionId, removal.buildingId, removal)
}

async function getBuildingOf(tx: Tx, of: BuildingOf): Promise<Building> {
  const building = await getBuilding(tx, of.regionId, of.buildingId)
  if (building.communityId !== of.communityId) throw new NotFound('building')
  return building
}
