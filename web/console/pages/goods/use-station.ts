import { useSearch } from '@tanstack/react-router'
import { useStations, useWarehouses } from '../../lookups.ts'

/** The station whose stock is looked at: the one in the address, else where most of it lies. */
export function useStation(): string | undefined {
  const stations = useStations()
  const warehouses = useWarehouses()
  const { station } = useSearch({ strict: false }) as { station?: string }
  return station ?? warehouses[0]?.value ?? stations.choices[0]?.value
}
