import './chain.css'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import {
  listDrafts,
  listOrdersOfCommunity,
  orderDraft,
  sumOrdersOfCommunity,
} from '../../../../api/index.ts'
import { tell } from '../../../../desk/tell.ts'
import { m } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { failureText } from '../../../../ui/states.tsx'
import { useWork } from '../../../work.tsx'
import { type Draft, isReady } from './draft.ts'
import { DraftCard } from './draft-card.tsx'

/**
 * The drafts of the community, the newest reading on top, and all that are ready ordered in one go.
 * A reading just made is brought into sight.
 */
export function Drafts(props: { drafts: readonly Draft[]; batchId: string | undefined }) {
  const { drafts, batchId } = props
  const heading = useRef<HTMLHeadingElement>(null)
  const isShown = drafts.some((draft) => draft.batchId === batchId)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each reading anew
  useEffect(() => {
    if (!isShown) return
    heading.current?.scrollIntoView({ block: 'start' })
    heading.current?.focus({ preventScroll: true })
  }, [isShown, batchId])
  const ready = drafts.filter(isReady)
  const { run, isRunning, failures } = useOrderAll()
  return (
    <section className="leader-stack" aria-label={m.leader_drafts()}>
      <div className="leader-line">
        <h2 ref={heading} tabIndex={-1} className="leader-drafts-head">
          {m.leader_drafts_count({ count: drafts.length })}
        </h2>
        {ready.length < 2 ? null : (
          <Button isBusy={isRunning} onClick={() => void run(ready)}>
            {m.leader_draft_order_all({ count: ready.length })}
          </Button>
        )}
      </div>
      {drafts.map((draft) => (
        <DraftCard key={draft.id} draft={draft} failure={failures.get(draft.id)} />
      ))}
    </section>
  )
}

/** Orders one draft after another; what is refused stays, with its reason. */
function useOrderAll() {
  const { region } = useWork()
  const client = useQueryClient()
  const [isRunning, setRunning] = useState(false)
  const [failures, setFailures] = useState<ReadonlyMap<string, string>>(new Map())
  const run = async (drafts: readonly Draft[]) => {
    setRunning(true)
    const failed = new Map<string, string>()
    for (const { id } of drafts) {
      await orderDraft({ region: region.id, draft: id }, { method: 'cash' }).catch(
        (error: unknown) => failed.set(id, failureText(error)),
      )
    }
    setFailures(failed)
    setRunning(false)
    for (const { operationName } of [listDrafts, listOrdersOfCommunity, sumOrdersOfCommunity]) {
      void client.invalidateQueries({ queryKey: [operationName] })
    }
    tell(m.leader_draft_ordered({ count: drafts.length - failed.size }))
  }
  return { run, isRunning, failures }
}
