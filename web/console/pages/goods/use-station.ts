import { useSearch } from '@tanstack/react-router'
import { useStations } from '../../lookups.ts'

/** The station whose stock is looked at; the address keeps it. */
export function useStation(): string | undefined {
  const stations = useStations()
  const { station } = useSearch({ strict: false }) as { station?: string }
  return station ?? stations.choices[0]?.value
}
