import { getRegion } from '#places'
import type { Queryable } from '#platform/db'
import { Invalid } from '#platform/refusals'
import { normalizePhone } from '#platform/text'

/** A phone as people write it in the region, as E.164; throws Invalid when it is none. */
export async function readPhone(
  db: Queryable,
  regionId: string,
  text: string | null | undefined,
): Promise<string | null> {
  if (text == null || text.trim() === '') return null
  const region = await getRegion(db, regionId)
  const phone = normalizePhone(text, region.country)
  if (phone === null) throw new Invalid('phone', 'This is not a phone number. Check its digits.')
  return phone
}
