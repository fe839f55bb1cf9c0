import { m } from '../../../i18n/index.ts'
import { IconButton } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { useRemembered } from '../../remembered.ts'
import { CameraScanner, type CodeFormat } from '../../scanner/index.ts'
import type { EntryKind } from './entry-sheet.tsx'

const FORMATS: readonly CodeFormat[] = ['qr', 'code-128']

const ENTRIES: readonly { kind: EntryKind; name: () => string }[] = [
  { kind: 'phone', name: m.handover_by_phone },
  { kind: 'short', name: m.handover_by_short },
  { kind: 'code', name: m.handover_by_code },
]

/** The camera, which can be folded away, and the ways without it. */
export function ScanPane(props: {
  isPaused: boolean
  onCode: (text: string) => void
  onEntry: (kind: EntryKind) => void
}) {
  const [isFolded, setFolded] = useRemembered<boolean>('camera-folded')
  return (
    <section className="handover-scan" aria-label={m.handover_scan()}>
      {isFolded === true ? (
        <button type="button" className="handover-unfold" onClick={() => setFolded(false)}>
          <Icon name="camera" size={18} />
          {m.handover_open_camera()}
        </button>
      ) : (
        <div className="handover-camera">
          <CameraScanner
            onCode={({ text }) => props.onCode(text)}
            hint={m.handover_scan_hint()}
            formats={FORMATS}
            isPaused={props.isPaused}
          />
          <IconButton
            className="handover-fold"
            icon="up"
            label={m.handover_fold_camera()}
            onClick={() => setFolded(true)}
          />
        </div>
      )}
      <div className="handover-entries">
        {ENTRIES.map(({ kind, name }) => (
          <button
            key={kind}
            type="button"
            className="handover-entry"
            onClick={() => props.onEntry(kind)}
          >
            {name()}
          </button>
        ))}
      </div>
    </section>
  )
}
