import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import {
  getLeaderBankAccount,
  listLeaderEarnings,
  listLeaderPayouts,
  read,
  requestLeaderPayout,
  setLeaderBankAccount,
  useAct,
} from '../../../../api/index.ts'
import { Refusal } from '../../../../desk/refusal.tsx'
import { tell } from '../../../../desk/tell.ts'
import { m, money } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { TextField } from '../../../../ui/field.tsx'
import { Sheet } from '../../../../ui/sheet.tsx'
import { moneyText, typedMoney } from '../../../goods/typed-money.ts'
import { useWork } from '../../../work.tsx'

/** Asks for what is available; it needs a bank account first. */
export function Payout({ leader, availableMinor }: { leader: string; availableMinor: number }) {
  const { region } = useWork()
  const [open, setOpen] = useState<'payout' | 'account' | null>(null)
  const account = useQuery(read(getLeaderBankAccount, { region: region.id, leader })).data
  const hasAccount = account?.setAt != null
  return (
    <>
      <p className="leader-soft">
        {hasAccount
          ? m.leader_account_is({
              bank: account.bankName ?? '',
              ending: account.accountEnding ?? '',
            })
          : m.leader_account_none()}
      </p>
      <div className="desk-form-ends">
        <Button
          icon="wallet"
          whyNot={
            availableMinor <= 0
              ? m.leader_payout_nothing()
              : hasAccount
                ? null
                : m.leader_payout_account_first()
          }
          onClick={() => setOpen('payout')}
        >
          {m.leader_payout()}
        </Button>
        <Button kind="plain" onClick={() => setOpen('account')}>
          {m.leader_account()}
        </Button>
      </div>
      <Sheet title={m.leader_payout()} isOpen={open === 'payout'} onClose={() => setOpen(null)}>
        <PayoutForm leader={leader} availableMinor={availableMinor} onDone={() => setOpen(null)} />
      </Sheet>
      <Sheet title={m.leader_account()} isOpen={open === 'account'} onClose={() => setOpen(null)}>
        <AccountForm leader={leader} onDone={() => setOpen(null)} />
      </Sheet>
    </>
  )
}

function PayoutForm(props: { leader: string; availableMinor: number; onDone: () => void }) {
  const { region } = useWork()
  const [text, setText] = useState(moneyText(props.availableMinor, region.currency))
  const ask = useAct(requestLeaderPayout, {
    refresh: [listLeaderEarnings, listLeaderPayouts],
    onDone: ({ netMinor }) => {
      tell(m.leader_payout_done({ amount: money(netMinor, region.currency) }))
      props.onDone()
    },
  })
  const amountMinor = typedMoney(text, region.currency)
  const isWrong = amountMinor === null || amountMinor === 0 || amountMinor > props.availableMinor
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isWrong || ask.isPending) return
    ask.mutate({ params: { region: region.id, leader: props.leader }, body: { amountMinor } })
  }
  return (
    <form className="desk-form" onSubmit={submit}>
      <TextField
        label={m.leader_payout_amount()}
        hint={m.leader_payout_most({ amount: money(props.availableMinor, region.currency) })}
        inputMode="decimal"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <p className="leader-soft">{m.leader_payout_text()}</p>
      <Refusal error={ask.error} />
      <Button
        type="submit"
        isWide
        isBusy={ask.isPending}
        whyNot={isWrong ? m.leader_payout_wrong() : null}
      >
        {m.leader_payout_ask()}
      </Button>
    </form>
  )
}

function AccountForm({ leader, onDone }: { leader: string; onDone: () => void }) {
  const { region } = useWork()
  const [holderName, setHolder] = useState('')
  const [bankName, setBank] = useState('')
  const [accountNumber, setNumber] = useState('')
  const save = useAct(setLeaderBankAccount, { refresh: [getLeaderBankAccount], onDone })
  const isWrong = [holderName, bankName, accountNumber].some((text) => text.trim() === '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isWrong || save.isPending) return
    save.mutate({
      params: { region: region.id, leader },
      body: {
        holderName: holderName.trim(),
        bankName: bankName.trim(),
        accountNumber: accountNumber.replace(/\s/g, ''),
      },
    })
  }
  return (
    <form className="desk-form" onSubmit={submit}>
      <TextField
        label={m.leader_account_holder()}
        autoComplete="name"
        value={holderName}
        onChange={(event) => setHolder(event.target.value)}
      />
      <TextField
        label={m.leader_account_bank()}
        value={bankName}
        onChange={(event) => setBank(event.target.value)}
      />
      <TextField
        label={m.leader_account_number()}
        inputMode="numeric"
        autoComplete="off"
        value={accountNumber}
        onChange={(event) => setNumber(event.target.value)}
      />
      <Refusal error={save.error} />
      <Button
        type="submit"
        isWide
        isBusy={save.isPending}
        whyNot={isWrong ? m.leader_account_incomplete() : null}
      >
        {m.leader_account_save()}
      </Button>
    </form>
  )
}
