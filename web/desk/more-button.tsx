import { m } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'

/** Reads on at the end of a list; nothing when all is there. */
export function MoreButton(props: {
  of: { hasMore: boolean; isFetchingNextPage: boolean; readMore: () => void }
}) {
  const { hasMore, isFetchingNextPage, readMore } = props.of
  if (!hasMore) return null
  return (
    <Button kind="plain" isWide isBusy={isFetchingNextPage} onClick={readMore}>
      {m.desk_more()}
    </Button>
  )
}
