import './top-up.css'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { listWaysToPay, read, startPayment, topUpWallet, useAct } from '../../../api/index.ts'
import { m, money, moneyParts } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { failureText } from '../../../ui/states.tsx'
import { paths } from '../../paths.ts'
import type { Who } from './account.tsx'

const AMOUNTS_MINOR = [5000, 10_000, 20_000] as const
const NOT_ONLINE: readonly string[] = ['wallet', 'cash']

/** Puts money into the wallet at the provider, and comes back here. */
export function TopUp({ who: { region, resident } }: { who: Who }) {
  const [amount, setAmount] = useState('')
  const [isAway, setAway] = useState(false)
  const ways = useQuery(read(listWaysToPay, { region: region.id }))
  const online = ways.data?.ways.find(({ method }) => !NOT_ONLINE.includes(method))
  const start = useAct(startPayment, {
    onDone: ({ redirectUrl }) => {
      setAway(true)
      location.assign(redirectUrl)
    },
  })
  const topUp = useAct(topUpWallet, {
    onDone: ({ id }) =>
      start.mutate({
        params: { region: region.id, payment: id },
        body: { returnPath: `${paths.wallet()}?payment=${id}` },
      }),
  })
  const minor = minorOf(amount, digitsOf(region.currency))
  const fault = topUp.error ?? start.error
  if (ways.data !== undefined && online === undefined) return null
  return (
    <form
      className="account-card account-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (online === undefined || !(minor > 0)) return
        topUp.mutate({
          params: { region: region.id, resident: resident.id },
          body: { provider: online.method, amountMinor: minor },
        })
      }}
    >
      <h2>{m.shop_account_top_up()}</h2>
      <div className="top-up-amounts">
        {AMOUNTS_MINOR.map((one) => (
          <Button
            key={one}
            kind={one === minor ? 'soft' : 'plain'}
            aria-pressed={one === minor}
            onClick={() => setAmount(String(one / 10 ** digitsOf(region.currency)))}
          >
            {money(one, region.currency)}
          </Button>
        ))}
      </div>
      <TextField
        label={m.shop_account_top_up_amount()}
        inputMode="decimal"
        autoComplete="off"
        value={amount}
        onChange={(event) => setAmount(event.target.value)}
      />
      {fault ? <Notice tone="wrong">{failureText(fault)}</Notice> : null}
      <Button
        type="submit"
        isWide
        isBusy={topUp.isPending || start.isPending || isAway}
        whyNot={online?.refusal?.detail ?? (minor > 0 ? null : m.shop_account_top_up_how_much())}
      >
        {m.shop_account_top_up_go()}
      </Button>
    </form>
  )
}

/** Typed money in minor units; NaN where it is none, or has more decimals than its currency. */
function minorOf(typed: string, digits: number): number {
  const [, decimals = ''] = typed.trim().split(/[.,]/)
  return decimals.length > digits
    ? Number.NaN
    : Math.round(Number(typed.replace(',', '.')) * 10 ** digits)
}

const digitsOf = (currency: string): number =>
  moneyParts(0, currency).find(({ type }) => type === 'fraction')?.value.length ?? 0
