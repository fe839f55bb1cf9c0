import './handover.css'
import './people.css'
import { m, number } from '../../../i18n/index.ts'

/** How many of the day's people have come. */
export function Progress({ handed, all }: { handed: number; all: number }) {
  const text = m.handover_progress({ handed: number(handed), all: number(all) })
  return (
    <div className="handover-progress">
      <progress value={handed} max={Math.max(1, all)} aria-label={text} />
      <span className="number">{text}</span>
    </div>
  )
}
