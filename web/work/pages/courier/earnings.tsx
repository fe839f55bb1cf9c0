import './courier.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import {
  listCourierEarnings,
  listCourierPayouts,
  read,
  requestCourierPayout,
  useAct,
} from '../../../api/index.ts'
import { ConfirmSheet } from '../../../desk/confirm-sheet.tsx'
import { Empty } from '../../../desk/empty.tsx'
import { BigNumber } from '../../../desk/job-card.tsx'
import { MoneyText } from '../../../desk/money-text.tsx'
import { StateList } from '../../../desk/state-list.tsx'
import { tell } from '../../../desk/tell.ts'
import { instantOf, m, money } from '../../../i18n/index.ts'
import { Button, buttonClass } from '../../../ui/button.tsx'
import { Page } from '../../page.tsx'
import { useWork } from '../../work.tsx'
import { BankSheet } from './bank-sheet.tsx'
import { COURIER } from './paths.ts'

type Earnings = Awaited<ReturnType<typeof listCourierEarnings>>

/** What was earned at doors, why, and having it paid out. */
export default function EarningsPage() {
  const { region, me } = useWork()
  const asked = useQuery(read(listCourierEarnings, { region: region.id, courier: me.id }))
  return (
    <Page title={m.courier_earnings()} back={COURIER.home}>
      <StateList of={asked} isEmpty={() => false} empty={null}>
        {({ balance, items }) => (
          <>
            <Balance balance={balance} />
            {items.length === 0 ? (
              <Empty
                icon="coin"
                title={m.courier_no_earnings()}
                text={m.courier_no_earnings_text()}
              />
            ) : (
              <Entries items={items} />
            )}
          </>
        )}
      </StateList>
    </Page>
  )
}

const KINDS: Record<Earnings['items'][number]['kind'], () => string> = {
  'door-fee': m.courier_kind_door_fee,
  earned: m.courier_kind_earned,
  clawback: m.courier_kind_clawback,
  reversal: m.courier_kind_reversal,
  loss: m.courier_kind_loss,
  adjustment: m.courier_kind_adjustment,
}

function Entries({ items }: { items: Earnings['items'] }) {
  const { region } = useWork()
  return (
    <ul className="courier-entries">
      {items.map((one) => (
        <li key={one.id}>
          <span>
            <strong>{KINDS[one.kind]()}</strong>
            <small>
              {one.kind === 'adjustment' ? <span>{one.reason}</span> : null}
              {one.orderNumber === null ? null : <span>{one.orderNumber}</span>}
              <span>{instantOf(one.earnedAt, region.timeZone)}</span>
              {one.maturedAt === null ? (
                <span>{m.courier_matures({ at: instantOf(one.maturesAt, region.timeZone) })}</span>
              ) : null}
            </small>
          </span>
          <MoneyText minor={one.amountMinor} currency={region.currency} isSigned />
        </li>
      ))}
    </ul>
  )
}

function Balance({ balance }: { balance: Earnings['balance'] }) {
  const { region, me } = useWork()
  const [open, setOpen] = useState<'payout' | 'bank' | null>(null)
  const { availableMinor, currency } = balance
  const close = () => setOpen(null)
  const payout = useAct(requestCourierPayout, {
    refresh: [listCourierEarnings, listCourierPayouts],
    onDone: () => {
      tell(m.courier_payout_asked())
      close()
    },
  })
  const amount = money(availableMinor, currency)
  return (
    <section className="courier-section">
      <div className="courier-figures">
        <BigNumber value={amount} name={m.courier_available()} tone="go" />
        <BigNumber value={money(balance.pendingMinor, currency)} name={m.courier_pending()} />
        <BigNumber value={money(balance.paidMinor, currency)} name={m.courier_paid()} />
      </div>
      {balance.underWayMinor === 0 ? null : (
        <p>{m.courier_under_way({ amount: money(balance.underWayMinor, currency) })}</p>
      )}
      {balance.cashOwedMinor === 0 ? null : (
        <p>{m.courier_cash_owed({ amount: money(balance.cashOwedMinor, currency) })}</p>
      )}
      <Button
        isWide
        icon="wallet"
        whyNot={availableMinor > 0 ? null : m.courier_nothing_to_pay_out()}
        onClick={() => setOpen('payout')}
      >
        {m.courier_payout()}
      </Button>
      <div className="courier-two">
        <Button kind="plain" isWide onClick={() => setOpen('bank')}>
          {m.courier_bank()}
        </Button>
        <Link to={COURIER.payouts} className={buttonClass('plain', true)}>
          {m.leader_payouts_title()}
        </Link>
      </div>
      <ConfirmSheet
        title={m.courier_payout()}
        isOpen={open === 'payout'}
        onClose={close}
        action={m.courier_payout_confirm({ amount })}
        isBusy={payout.isPending}
        error={payout.error}
        onConfirm={() =>
          payout.mutate({
            params: { region: region.id, courier: me.id },
            body: { amountMinor: availableMinor },
          })
        }
      >
        <p>{m.courier_payout_text({ amount })}</p>
      </ConfirmSheet>
      <BankSheet isOpen={open === 'bank'} onClose={close} />
    </section>
  )
}
