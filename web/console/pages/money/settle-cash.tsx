import {
  depositCash,
  listCashDeposits,
  listCashHoldings,
  listCashRepayments,
  repayCash,
} from '../../../api/index.ts'
import { m, money } from '../../../i18n/index.ts'
import type { Item } from '../../answers.ts'
import { ActButton } from '../../forms/index.ts'
import { useConsole } from '../../session.ts'

interface OfHolding {
  holding: Item<typeof listCashHoldings>
  name: string
  why: string | undefined
}

/** Cash that a holder brings in is counted against what they owe. */
export function PayIn(props: OfHolding) {
  const { holding, name, why } = props
  const { region } = useConsole()
  return (
    <ActButton
      size="xs"
      label={m.console_money_pay_in()}
      about={m.console_money_pay_in_about({
        name,
        sum: money(Math.max(holding.owedMinor, 0), holding.currency),
      })}
      why={why}
      fields={[
        { name: 'countedMinor', label: m.console_money_counted(), kind: 'money', isRequired: true },
        { name: 'slip', label: m.console_money_slip(), kind: 'text', most: 64, isRequired: true },
      ]}
      refresh={[listCashHoldings, listCashDeposits]}
      submit={({ countedMinor, slip }, _version, key) =>
        depositCash(
          { region: region.id },
          {
            holder: { kind: holding.holderKind, id: holding.holderId ?? '' },
            countedMinor: Number(countedMinor),
            slip: String(slip),
          },
          { key },
        )
      }
    />
  )
}

/** What a holder laid out of their own is given back against a receipt. */
export function Repay({ holding, name, why }: OfHolding) {
  const { region } = useConsole()
  const laidOutMinor = -holding.owedMinor
  return (
    <ActButton
      size="xs"
      label={m.console_money_repay()}
      about={m.console_money_repay_about({ name, sum: money(laidOutMinor, holding.currency) })}
      why={why}
      fields={[
        {
          name: 'amountMinor',
          label: m.console_money_repay_sum(),
          kind: 'money',
          isRequired: true,
        },
        {
          name: 'slip',
          label: m.console_money_receipt(),
          kind: 'text',
          most: 64,
          isRequired: true,
        },
      ]}
      initial={{ amountMinor: laidOutMinor }}
      refresh={[listCashHoldings, listCashRepayments]}
      submit={({ amountMinor, slip }, _version, key) =>
        repayCash(
          { region: region.id },
          {
            holder: { kind: holding.holderKind, id: holding.holderId ?? '' },
            amountMinor: Number(amountMinor),
            slip: String(slip),
          },
          { key },
        )
      }
    />
  )
}
