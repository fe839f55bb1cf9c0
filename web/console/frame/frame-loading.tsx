import { Skeleton } from '@mantine/core'
import { m } from '../../i18n/index.ts'

const LINES = [1, 2, 3, 4, 5, 6, 7, 8]

/** The frame while it is not known who looks at it. */
export function FrameLoading() {
  return (
    <div className="console" aria-busy="true">
      <span className="only-heard" role="status">
        {m.console_loading()}
      </span>
      <div className="console-nav" aria-hidden="true">
        {LINES.map((line) => (
          <Skeleton key={line} height={28} mb={10} radius="md" />
        ))}
      </div>
      <div className="console-body" aria-hidden="true">
        <Skeleton height={36} width="60%" mb={20} radius="md" />
        <Skeleton height={120} mb={16} radius="lg" />
        <Skeleton height={320} radius="lg" />
      </div>
    </div>
  )
}
