import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import {
  listSupplierEntries,
  listSupplierStatements,
  read,
  requestSupplierPayout,
  useAct,
} from '../../../api/index.ts'
import { Empty } from '../../../desk/empty.tsx'
import { BigNumber, Tag } from '../../../desk/job-card.tsx'
import { MoreButton } from '../../../desk/more-button.tsx'
import { Refusal } from '../../../desk/refusal.tsx'
import { Sheet } from '../../../desk/sheet.tsx'
import { StateList } from '../../../desk/state-list.tsx'
import { usePages } from '../../../desk/use-pages.ts'
import { calendarDay, m, money } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { moneyText, typedMoney } from '../../goods/typed-money.ts'
import { useWork } from '../../work.tsx'
import { AtSupplier, useOwn } from './at-supplier.tsx'
import { EntryList } from './entry-list.tsx'
import { SUPPLIER } from './paths.ts'
import { periodOf } from './period-of.ts'

/** What is owed: ready to be paid out, not yet due, on no statement yet; and every statement. */
export default function Statements() {
  const own = useOwn()
  const { region } = useWork()
  const statements = useQuery(read(listSupplierStatements, { ...own, limit: 50 }))
  const [isAsking, setAsking] = useState(false)
  return (
    <AtSupplier title={m.supplier_statements()}>
      {() => (
        <StateList of={statements} isEmpty={() => false} empty={null}>
          {({ availableMinor, notYetDueMinor, openMinor, items }) => (
            <>
              <div className="desk-card station-wave">
                <div className="station-figures">
                  <BigNumber
                    tone="go"
                    value={money(availableMinor, region.currency)}
                    name={m.supplier_available()}
                  />
                  <BigNumber
                    value={money(notYetDueMinor, region.currency)}
                    name={m.supplier_not_due()}
                  />
                  <BigNumber value={money(openMinor, region.currency)} name={m.supplier_open()} />
                </div>
                <Button
                  isWide
                  whyNot={availableMinor > 0 ? null : m.supplier_nothing_due()}
                  onClick={() => setAsking(true)}
                >
                  {m.supplier_payout()}
                </Button>
              </div>
              <h2>{m.supplier_statements()}</h2>
              {items.length === 0 ? (
                <Empty icon="receipt" title={m.supplier_no_statements()} />
              ) : (
                <ul className="desk-list">
                  {items.map((statement) => (
                    <li key={statement.id}>
                      <Link
                        to={SUPPLIER.statement}
                        params={{ statement: statement.id }}
                        className="station-pick"
                      >
                        <span className="station-pick-words">
                          <strong>{periodOf(statement)}</strong>
                          <small>{m.supplier_due({ date: calendarDay(statement.dueOn) })}</small>
                        </span>
                        {statement.settledAt === null ? null : (
                          <Tag tone="go">{m.supplier_paid()}</Tag>
                        )}
                        <strong className="number">
                          {money(statement.totalMinor, region.currency)}
                        </strong>
                        <Icon name="next" size={18} />
                      </Link>
                    </li>
                  ))}
                </ul>
              )}
              <OpenEntries />
              {isAsking ? (
                <PayoutSheet availableMinor={availableMinor} onClose={() => setAsking(false)} />
              ) : null}
            </>
          )}
        </StateList>
      )}
    </AtSupplier>
  )
}

function OpenEntries() {
  const own = useOwn()
  const entries = usePages(listSupplierEntries, { ...own, isOpen: true, limit: 100 })
  return (
    <>
      <h2>{m.supplier_open_entries()}</h2>
      <StateList of={entries} empty={<Empty icon="list" title={m.supplier_no_entries()} />}>
        {(items) => (
          <>
            <EntryList entries={items} />
            <MoreButton of={entries} />
          </>
        )}
      </StateList>
    </>
  )
}

function PayoutSheet(props: { availableMinor: number; onClose: () => void }) {
  const own = useOwn()
  const { region } = useWork()
  const [typed, setTyped] = useState(moneyText(props.availableMinor, region.currency))
  const ask = useAct(requestSupplierPayout, {
    refresh: [listSupplierStatements],
    onDone: props.onClose,
  })
  const amountMinor = typedMoney(typed, region.currency)
  const isOk = amountMinor !== null && amountMinor > 0 && amountMinor <= props.availableMinor
  return (
    <Sheet title={m.supplier_payout()} isOpen onClose={props.onClose}>
      <form
        className="desk-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (isOk && !ask.isPending) ask.mutate({ params: own, body: { amountMinor } })
        }}
      >
        <TextField
          label={m.supplier_payout_amount()}
          hint={m.supplier_payout_most({ amount: money(props.availableMinor, region.currency) })}
          inputMode="decimal"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <p className="station-hint">{m.supplier_payout_text()}</p>
        <Refusal error={ask.error} />
        <Button
          type="submit"
          isWide
          isBusy={ask.isPending}
          whyNot={isOk ? null : m.supplier_lack_payout()}
        >
          {m.supplier_payout_do()}
        </Button>
      </form>
    </Sheet>
  )
}
