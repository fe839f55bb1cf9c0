import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import {
  disputeStatementLine,
  getSupplierStatement,
  type SupplierEntry,
  useAct,
} from '../../../api/index.ts'
import { Bones, Failed } from '../../../desk/empty.tsx'
import { BigNumber } from '../../../desk/job-card.tsx'
import { MoreButton } from '../../../desk/more-button.tsx'
import { ReasonField } from '../../../desk/reason-field.tsx'
import { Refusal } from '../../../desk/refusal.tsx'
import { Sheet } from '../../../desk/sheet.tsx'
import { underTheFirst, usePagesOf } from '../../../desk/use-pages.ts'
import { calendarDay, m, money } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import { typedMoney } from '../../goods/typed-money.ts'
import { useWork } from '../../work.tsx'
import { AtSupplier, useOwn } from './at-supplier.tsx'
import { EntryList } from './entry-list.tsx'
import { SUPPLIER } from './paths.ts'
import { periodOf } from './period-of.ts'

/** One statement, every line of it explained. */
export default function StatementPage() {
  const { statement: id } = useParams({ strict: false }) as { statement: string }
  const own = useOwn()
  const { region, today } = useWork()
  const [disputed, setDisputed] = useState<SupplierEntry | null>(null)
  const [isSent, setSent] = useState(false)
  const answer = usePagesOf(
    getSupplierStatement,
    { ...own, statement: id, limit: 100 },
    underTheFirst,
  )
  return (
    <AtSupplier title={m.supplier_statement()} back={SUPPLIER.statements}>
      {() => {
        if (answer.isLoadingError) {
          return <Failed error={answer.error} onRetry={() => void answer.refetch()} />
        }
        if (answer.data === undefined) return <Bones rows={5} />
        const { statement, items, disputes } = answer.data
        const isOpen = today <= statement.disputableUntil
        return (
          <>
            <div className="desk-card station-wave">
              <h2>{periodOf(statement)}</h2>
              <BigNumber
                tone="go"
                value={money(statement.totalMinor, region.currency)}
                name={m.supplier_due({ date: calendarDay(statement.dueOn) })}
              />
              <p className="desk-job-note">
                {isOpen
                  ? m.supplier_disputable({
                      when: calendarDay(statement.disputableUntil),
                    })
                  : m.supplier_not_disputable()}
              </p>
              <p role="status">{isSent ? m.supplier_dispute_sent() : ''}</p>
            </div>
            <EntryList
              entries={items}
              disputes={disputes}
              {...(isOpen ? { onDispute: setDisputed } : {})}
            />
            <MoreButton of={answer} />
            {disputed === null ? null : (
              <DisputeSheet
                statementId={id}
                entry={disputed}
                onClose={() => setDisputed(null)}
                onSent={() => {
                  setSent(true)
                  setDisputed(null)
                }}
              />
            )}
          </>
        )
      }}
    </AtSupplier>
  )
}

function DisputeSheet(props: {
  statementId: string
  entry: SupplierEntry
  onClose: () => void
  onSent: () => void
}) {
  const own = useOwn()
  const { region } = useWork()
  const [typed, setTyped] = useState('')
  const [why, setWhy] = useState('')
  const dispute = useAct(disputeStatementLine, {
    refresh: [getSupplierStatement],
    onDone: props.onSent,
  })
  const isTakenOff = props.entry.amountMinor < 0
  const typedMinor = typedMoney(typed, region.currency)
  // What is taken off stays below zero: nobody types the sign.
  const claimedMinor = typedMinor !== null && isTakenOff ? 0 - typedMinor : typedMinor
  const isReady = claimedMinor !== null && why.trim() !== ''
  return (
    <Sheet title={m.supplier_dispute_ask()} isOpen onClose={props.onClose}>
      <form
        className="desk-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (!isReady || dispute.isPending) return
          dispute.mutate({
            params: { ...own, statement: props.statementId },
            body: { entryId: props.entry.id, claimedMinor, why: why.trim() },
          })
        }}
      >
        <p>{m.supplier_dispute_is({ amount: money(props.entry.amountMinor, region.currency) })}</p>
        <TextField
          label={isTakenOff ? m.supplier_dispute_should_off() : m.supplier_dispute_should()}
          inputMode="decimal"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <ReasonField label={m.supplier_dispute_why()} value={why} onChange={setWhy} />
        <Refusal error={dispute.error} />
        <Button
          type="submit"
          isWide
          isBusy={dispute.isPending}
          whyNot={isReady ? null : m.supplier_lack_dispute()}
        >
          {m.supplier_dispute()}
        </Button>
      </form>
    </Sheet>
  )
}
