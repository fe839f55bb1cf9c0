import type { Discrepancy, Redelivery } from '../discrepancy.ts'

/** A discrepancy as the API shows it. */
export const discrepancyShown = ({
  regionId: _,
  warehouseId: __,
  reportedBy: ___,
  resolvedBy: ____,
  ...discrepancy
}: Discrepancy) => discrepancy

/** A redelivery as the API shows it. */
export const redeliveryShown = ({ regionId: _, ...redelivery }: Redelivery) => redelivery
