import './handover.css'
import './people.css'
import { useRef, useState } from 'react'
import { getHandoverList, undoHandover, useAct, useServerNow } from '../../../api/index.ts'
import { ConfirmSheet } from '../../../desk/confirm-sheet.tsx'
import { tell } from '../../../desk/tell.ts'
import { agoOf, m } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { type Deeds, type HandoverListReply, withoutUnsent } from '../../offline/index.ts'
import { calledName } from './pickup-name.tsx'

/** What one person was given at once and may still be taken back, all of it together. */
export interface Undoable {
  /** Handovers that the server knows. */
  told: readonly string[]
  /** Deeds that only this phone knows. */
  kept: readonly string[]
  label: string
  at: string
}

const MINUTE_MS = 60_000
const ONE_ACT_MS = 15_000
const MOST = 5

interface Part {
  id: string
  isKept: boolean
  label: string
  at: string
}

/** What this person gave within the last minutes, the newest first; one line for each act. */
export function undoables(
  list: HandoverListReply,
  deeds: Deeds['queue'],
  me: string,
  nowMs: number,
): Undoable[] {
  const from = nowMs - list.undoMinutes * MINUTE_MS
  const told = list.orders.flatMap((order): Part[] => {
    const { handover } = order
    if (handover === null || handover.handedBy !== me || handover.undoneAt !== null) return []
    if (Date.parse(handover.recordedAt) < from) return []
    const label = m.handover_done_who({ number: order.shortNumber, name: calledName(order) })
    return [{ id: handover.id, isKept: false, label, at: handover.handedAt }]
  })
  const kept = deeds
    .filter(({ sentAt, fate }) => sentAt === null && fate.is === 'waiting')
    .map((deed) => ({
      id: deed.itemId,
      isKept: true,
      label: m.handover_done_who({
        number: deed.shortNumber,
        name: calledName({ name: deed.name, building: '' }),
      }),
      at: deed.handedOverAt,
    }))
  return actsOf([...told, ...kept].sort((a, b) => (a.at < b.at ? 1 : -1))).slice(0, MOST)
}

/** Parts given to one person within seconds are one act: whoever gave them pressed once. */
function actsOf(newestFirst: readonly Part[]): Undoable[] {
  const acts: (Undoable & { told: string[]; kept: string[] })[] = []
  for (const { id, isKept, label, at } of newestFirst) {
    const known = acts.find(
      (one) => one.label === label && Date.parse(one.at) - Date.parse(at) < ONE_ACT_MS,
    )
    const act = known ?? { told: [], kept: [], label, at }
    if (known === undefined) acts.push(act)
    const ids = isKept ? act.kept : act.told
    ids.push(id)
  }
  return acts
}

/** Takes back what was given to the wrong one, within minutes. */
export function Recent(props: {
  list: HandoverListReply
  deeds: Deeds
  me: string
  region: string
}) {
  const { list, deeds, me, region } = props
  const now = useServerNow()
  const [open, setOpen] = useState<Undoable | null>(null)
  const shown = undoables(list, deeds.queue, me, now)
  if (shown.length === 0 && open === null) return null
  return (
    <section className="handover-section" aria-label={m.handover_recent()}>
      <h2>{m.handover_recent()}</h2>
      <ul className="handover-recent">
        {shown.map((one) => (
          <li key={`${one.label} ${one.at}`}>
            <span>
              <strong>{one.label}</strong>
              <small>{agoOf(one.at, now)}</small>
            </span>
            <Button kind="plain" icon="undo" onClick={() => setOpen(one)}>
              {m.handover_undo()}
            </Button>
          </li>
        ))}
      </ul>
      <UndoSheet open={open} deeds={deeds} region={region} onClose={() => setOpen(null)} />
    </section>
  )
}

function UndoSheet(props: {
  open: Undoable | null
  deeds: Deeds
  region: string
  onClose: () => void
}) {
  const { open, deeds, region, onClose } = props
  const undo = useAct(undoHandover, { refresh: [getHandoverList] })
  const undone = useRef(new Set<string>())
  const confirm = async (why: string) => {
    if (open === null) return
    for (const handover of open.told) {
      // What was taken back before a refusal stays so, and is not asked for again.
      if (undone.current.has(handover)) continue
      const isDone = await undo.mutateAsync({ params: { region, handover }, body: { why } }).then(
        () => true,
        () => false,
      )
      if (!isDone) return
      undone.current.add(handover)
    }
    for (const deed of open.kept) await deeds.change((queue) => withoutUnsent(queue, deed))
    tell(m.handover_undone())
    onClose()
  }
  return (
    <ConfirmSheet
      title={m.handover_undo_title()}
      isOpen={open !== null}
      onClose={onClose}
      action={m.handover_undo()}
      isDangerous
      isBusy={undo.isPending}
      error={undo.error}
      reason={m.handover_undo_why()}
      reasons={[m.handover_undo_wrong_person(), m.handover_undo_wrong_bag()]}
      onConfirm={(why) => void confirm(why)}
    >
      <p>{open?.label}</p>
    </ConfirmSheet>
  )
}
