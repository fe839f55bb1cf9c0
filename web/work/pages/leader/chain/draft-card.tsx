import { useState } from 'react'
import {
  changeDraft,
  discardDraft,
  listDrafts,
  listOrdersOfCommunity,
  orderDraft,
  sumOrdersOfCommunity,
  useAct,
} from '../../../../api/index.ts'
import { Tag } from '../../../../desk/job-card.tsx'
import { Refusal } from '../../../../desk/refusal.tsx'
import { m } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { Sheet } from '../../../../ui/sheet.tsx'
import { useWork } from '../../../work.tsx'
import { FindResident } from '../order-for/find-resident.tsx'
import { useWindowGoods } from '../use-leader.ts'
import { type Draft, isReady } from './draft.ts'
import { DraftFix } from './draft-fix.tsx'
import { DraftItems, type Wanted, withMore } from './draft-items.tsx'

const AFTER = [listDrafts, listOrdersOfCommunity, sumOrdersOfCommunity]

/** One line of a chain: as it was written, as it was understood, and what is to be mended. */
export function DraftCard({ draft, failure }: { draft: Draft; failure: string | undefined }) {
  const { region } = useWork()
  const params = { region: region.id, draft: draft.id }
  const offers = useWindowGoods(draft.windowId).data?.offers ?? []
  const change = useAct(changeDraft, { refresh: [listDrafts] })
  const place = useAct(orderDraft, { refresh: AFTER })
  const discard = useAct(discardDraft, { refresh: [listDrafts] })
  const setItems = (items: Wanted[], settles: string[] = []) =>
    change.mutate({ params, body: { items, settles } })
  return (
    <article className="desk-card leader-draft">
      <p className="leader-said">{draft.lineText}</p>
      <Who
        draft={draft}
        onChoose={(residentId) => change.mutate({ params, body: { residentId } })}
      />
      <DraftItems items={draft.items} offers={offers} onSet={setItems} />
      {draft.problems.map((problem) => (
        <DraftFix
          key={`${problem.code} ${problem.text}`}
          problem={problem}
          offers={offers}
          onTake={(wanted) => setItems(withMore(draft.items, wanted), [problem.text])}
          onPass={() => change.mutate({ params, body: { settles: [problem.text] } })}
        />
      ))}
      <Refusal error={change.error ?? place.error ?? discard.error} />
      {failure === undefined ? null : (
        <p role="alert" className="desk-refusal">
          {failure}
        </p>
      )}
      <div className="desk-form-ends">
        <Button
          kind="plain"
          of={draft.lineText}
          isBusy={discard.isPending}
          onClick={() => discard.mutate({ params })}
        >
          {m.leader_draft_discard()}
        </Button>
        <Button
          of={draft.lineText}
          isBusy={place.isPending}
          whyNot={whyNotOf(draft)}
          onClick={() => place.mutate({ params, body: { method: 'cash' } })}
        >
          {m.leader_draft_order()}
        </Button>
      </div>
    </article>
  )
}

/** Why it cannot be ordered yet: the first thing that is still to be said. */
function whyNotOf(draft: Draft): string | null {
  if (isReady(draft)) return null
  if (draft.problems.length > 0) return m.leader_draft_not_ready()
  return draft.items.length === 0 ? m.leader_draft_needs_goods() : m.leader_draft_needs_who()
}

function Who({ draft, onChoose }: { draft: Draft; onChoose: (residentId: string) => void }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <div className="leader-line">
      <p>
        <strong>{draft.neighbourName || m.leader_draft_nobody()}</strong>{' '}
        {draft.residentId === null ? (
          <Tag tone="need">{m.leader_draft_unknown()}</Tag>
        ) : (
          <Tag tone="go">{m.leader_draft_known()}</Tag>
        )}
      </p>
      <Button kind="plain" icon="person" of={draft.lineText} onClick={() => setOpen(true)}>
        {m.leader_draft_who()}
      </Button>
      <Sheet title={m.leader_draft_who()} isOpen={isOpen} onClose={() => setOpen(false)}>
        <div className="leader-stack">
          <FindResident
            onFound={({ id }) => {
              setOpen(false)
              onChoose(id)
            }}
          />
        </div>
      </Sheet>
    </div>
  )
}
