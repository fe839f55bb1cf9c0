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
import { m, nameOf } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { Icon } from '../../../../ui/icon.tsx'
import { Sheet } from '../../../../ui/sheet.tsx'
import { amountOf } from '../../../goods/amount.ts'
import { useWork } from '../../../work.tsx'
import { FindResident } from '../order-for/find-resident.tsx'
import { type Offer, useWindowGoods } from '../use-leader.ts'
import { DraftFix } from './draft-fix.tsx'
import { type Draft, isReady } from './drafts.tsx'

const AFTER = [listDrafts, listOrdersOfCommunity, sumOrdersOfCommunity]

/** One line of a chain: as it was written, as it was understood, and what is to be mended. */
export function DraftCard({ draft, failure }: { draft: Draft; failure: string | undefined }) {
  const { region } = useWork()
  const params = { region: region.id, draft: draft.id }
  const offers = useWindowGoods(draft.windowId).data?.offers ?? []
  const change = useAct(changeDraft, { refresh: [listDrafts] })
  const place = useAct(orderDraft, { refresh: AFTER })
  const discard = useAct(discardDraft, { refresh: [listDrafts] })
  const setItems = (items: { offerId: string; quantity: number }[]) =>
    change.mutate({ params, body: { items } })
  return (
    <article className="desk-card leader-draft">
      <p className="leader-said">{draft.lineText}</p>
      <Who
        draft={draft}
        onChoose={(residentId) => change.mutate({ params, body: { residentId } })}
      />
      <Items draft={draft} offers={offers} onSet={setItems} />
      {draft.problems.map((problem) => (
        <DraftFix
          key={`${problem.code} ${problem.text}`}
          problem={problem}
          offers={offers}
          onTake={(offerId) =>
            setItems([...plain(draft), { offerId, quantity: leastOf(offers, offerId) }])
          }
        />
      ))}
      <Refusal error={change.error ?? place.error ?? discard.error} />
      {failure === undefined ? null : (
        <p role="alert" className="desk-refusal">
          {failure}
        </p>
      )}
      <div className="desk-form-ends">
        <Button kind="plain" isBusy={discard.isPending} onClick={() => discard.mutate({ params })}>
          {m.leader_draft_discard()}
        </Button>
        <Button
          isBusy={place.isPending}
          whyNot={isReady(draft) ? null : m.leader_draft_not_ready()}
          onClick={() => place.mutate({ params, body: { method: 'cash' } })}
        >
          {m.leader_draft_order()}
        </Button>
      </div>
    </article>
  )
}

const plain = (draft: Draft) => draft.items.map(({ offerId, quantity }) => ({ offerId, quantity }))

const leastOf = (offers: readonly Offer[], offerId: string): number => {
  const offer = offers.find((one) => one.offerId === offerId)
  return offer?.measure === 'weighed' ? (offer.minimumGrams ?? offer.stepGrams ?? 500) : 1
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
      <Button kind="plain" icon="person" onClick={() => setOpen(true)}>
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

function Items(props: {
  draft: Draft
  offers: readonly Offer[]
  onSet: (items: { offerId: string; quantity: number }[]) => void
}) {
  const { draft, offers } = props
  if (draft.items.length === 0) return null
  return (
    <ul className="leader-items">
      {draft.items.map((item) => {
        const offer = offers.find(({ offerId }) => offerId === item.offerId)
        const name = offer === undefined ? item.text : nameOf(offer.name)
        return (
          <li key={item.offerId}>
            <span>
              {m.leader_goods_line({
                name,
                amount: amountOf(item.quantity, offer?.measure === 'weighed'),
              })}
            </span>
            <button
              type="button"
              className="ui-icon-button"
              aria-label={m.leader_draft_drop({ name })}
              onClick={() =>
                props.onSet(plain(draft).filter(({ offerId }) => offerId !== item.offerId))
              }
            >
              <Icon name="close" size={18} />
            </button>
          </li>
        )
      })}
    </ul>
  )
}
