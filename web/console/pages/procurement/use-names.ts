import { useCommunities, useSkus, useStations, useSuppliers } from '../../lookups.ts'

/** Names of what rows of the day hold only ids of. */
export const useNames = () => ({
  supplier: useSuppliers().name,
  station: useStations().name,
  community: useCommunities().name,
  sku: useSkus().name,
})
