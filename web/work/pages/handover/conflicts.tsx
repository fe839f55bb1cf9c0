import './handover.css'
import './people.css'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  listHandoverConflictsOfCommunity,
  read,
  resolveHandoverConflict,
  useAct,
} from '../../../api/index.ts'
import { ConfirmSheet } from '../../../desk/confirm-sheet.tsx'
import { tell } from '../../../desk/tell.ts'
import { m, money, timeOf } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import type { HandoverListReply } from '../../offline/index.ts'
import { useWork } from '../../work.tsx'
import { calledName } from './pickup-name.tsx'
import { wayOf } from './queue-strip.tsx'

type Conflict = Awaited<ReturnType<typeof listHandoverConflictsOfCommunity>>['items'][number]
type Resolution = NonNullable<Conflict['resolution']>

/** Who may settle what phones did and does not fit. */
const SETTLERS = new Set(['admin', 'operations', 'finance'])

/** What was done offline and does not fit, until the office has settled it. */
export function Conflicts({ list, community }: { list: HandoverListReply; community: string }) {
  const { region, grants } = useWork()
  const [open, setOpen] = useState<Conflict | null>(null)
  const asked = useQuery(
    read(listHandoverConflictsOfCommunity, { region: region.id, community, isOpen: true }),
  )
  const conflicts = asked.data?.items ?? []
  if (conflicts.length === 0) return null
  const maySettle = grants.some(({ role }) => SETTLERS.has(role))
  return (
    <section className="handover-section" aria-label={m.handover_conflicts()}>
      <h2>{m.handover_conflicts()}</h2>
      <ul className="handover-queue">
        {conflicts.map((conflict) => {
          const order = list.orders.find(({ orderId }) => orderId === conflict.orderId)
          const name = order === undefined ? m.handover_walk_in() : calledName(order)
          return (
            <li key={conflict.id}>
              <p>
                <strong>{m.handover_done_who({ number: order?.shortNumber ?? '–', name })}</strong>
                <small className="number">{timeOf(conflict.handedAt, region.timeZone)}</small>
              </p>
              {order === undefined ? null : (
                <small>{m.handover_conflict_order({ number: order.number })}</small>
              )}
              <p>{wayOf(conflict.kind)}</p>
              {conflict.cashMinor === 0 ? null : (
                <p className="number">
                  {m.handover_cash_back({ amount: money(conflict.cashMinor, region.currency) })}
                </p>
              )}
              <Button
                kind="plain"
                whyNot={maySettle ? null : m.handover_office_settles()}
                onClick={() => setOpen(conflict)}
              >
                {m.handover_settle()}
              </Button>
            </li>
          )
        })}
      </ul>
      <SettleSheet conflict={open} onClose={() => setOpen(null)} />
    </section>
  )
}

function SettleSheet({ conflict, onClose }: { conflict: Conflict | null; onClose: () => void }) {
  const { region } = useWork()
  const hasCash = conflict !== null && conflict.cashMinor > 0
  const [chosen, setChosen] = useState<Resolution>('cash-returned')
  const settle = useAct(resolveHandoverConflict, {
    refresh: [listHandoverConflictsOfCommunity],
    onDone: () => {
      tell(m.handover_settled())
      onClose()
    },
  })
  const ways: readonly [Resolution, string][] = [
    ['cash-returned', m.handover_settle_by_hand()],
    ['cash-credited', m.handover_settle_wallet()],
    ['settled', m.handover_settle_nothing()],
  ]
  return (
    <ConfirmSheet
      title={m.handover_settle()}
      isOpen={conflict !== null}
      onClose={onClose}
      action={m.handover_settle()}
      isBusy={settle.isPending}
      error={settle.error}
      reason={m.handover_undo_why()}
      onConfirm={(why) =>
        conflict !== null &&
        settle.mutate({
          params: { region: region.id, conflict: conflict.id },
          body: { resolution: hasCash ? chosen : 'settled', why },
        })
      }
    >
      {hasCash ? (
        <fieldset className="handover-ways">
          <legend>{m.handover_settle_how()}</legend>
          {ways.map(([way, label]) => (
            <label key={way}>
              <input
                type="radio"
                name="resolution"
                checked={chosen === way}
                onChange={() => setChosen(way)}
              />
              {label}
            </label>
          ))}
        </fieldset>
      ) : null}
    </ConfirmSheet>
  )
}
