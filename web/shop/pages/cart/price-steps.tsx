import { lazy, Suspense, useState } from 'react'
import { m, money } from '../../../i18n/index.ts'
import type { ViewLine } from './use-cart-view.ts'

const StepList = lazy(() => import('./step-list.tsx'))

/** What a piece or a kilogram costs, and how that came about where it is not the usual price. */
export function PriceSteps({ line, currency }: { line: ViewLine; currency: string }) {
  const [isOpen, setOpen] = useState(false)
  const { quoted } = line
  const unitMinor = quoted?.unitPriceMinor ?? line.offer?.unitPriceMinor
  if (unitMinor === undefined) return null
  const amount = money(unitMinor, currency)
  const unit =
    line.measure === 'weighed' ? m.shop_order_per_kg({ amount }) : m.shop_order_each({ amount })
  if (quoted === undefined || (quoted.steps.length < 2 && quoted.discountMinor === 0)) {
    return <span className="cart-quiet number">{unit}</span>
  }
  return (
    <details className="cart-steps" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span className="number">{unit}</span> {m.shop_order_why_price()}
      </summary>
      {isOpen ? (
        <Suspense>
          <StepList quoted={quoted} currency={currency} />
        </Suspense>
      ) : null}
    </details>
  )
}
