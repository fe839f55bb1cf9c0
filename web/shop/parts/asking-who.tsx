import { useQuery } from '@tanstack/react-query'
import { read, readMe } from '../../api/index.ts'
import { Failed, Skeleton, type SkeletonKind } from '../../ui/states.tsx'

/** Stands in for a page until it is known who reads it; or says that this could not be asked. */
export function AskingWho({ kind }: { kind: SkeletonKind }) {
  const me = useQuery(read(readMe, {}))
  return me.isError ? <Failed error={me.error} onRetry={me.refetch} /> : <Skeleton kind={kind} />
}
