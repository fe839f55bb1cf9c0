/**
 * The number a payment or refund has at a provider: region, then the id in 22 characters, so that
 * what comes back from outside can be routed to its region. Only letters, digits, _ and -, and 32
 * characters where the region's id has at most 9: the narrowest provider takes no more.
 */
export function merchantNumber(regionId: string, id: string): string {
  return `${regionId}_${Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')}`
}

/** The number of a refund's try: each try after a clear no is another refund to the provider. */
export function refundNumber(regionId: string, refundId: string, attempts: number): string {
  const number = merchantNumber(regionId, refundId)
  return attempts === 0 ? number : `${number}_${attempts}`
}

const NUMBER = /^([a-z][a-z0-9-]{1,15})_([A-Za-z0-9_-]{22})(?:_([1-9][0-9]{0,3}))?$/

/** Region, id and try of a number of ours; null when it is none. */
export function readMerchantNumber(
  number: string,
): { regionId: string; id: string; attempts: number } | null {
  const parts = NUMBER.exec(number)
  if (parts === null) return null
  const hex = Buffer.from(parts[2]!, 'base64url').toString('hex')
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return { regionId: parts[1]!, id, attempts: Number(parts[3] ?? 0) }
}
