import { listRegions } from '#places'
import type { Tx } from '#platform/db'
import { countSettingsInForce, touchForSettings } from './queries/sweeps.ts'

/** Makes price books stale in which a setting, as the delivery fee, came into force. */
export async function followSettings(tx: Tx): Promise<number> {
  const writings = await countSettingsInForce(tx)
  const everywhere = writings.get('operator') ?? 0
  const counts = (await listRegions(tx)).map(({ id }) => ({
    regionId: id,
    writings: everywhere + (writings.get(id) ?? 0),
  }))
  return touchForSettings(tx, counts)
}
