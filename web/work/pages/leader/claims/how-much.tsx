import { m, nameOf } from '../../../../i18n/index.ts'
import { Stepper } from '../../../../ui/stepper.tsx'
import { amountOf } from '../../../goods/amount.ts'
import type { OrderWithLines } from '../orders/order-with-lines.ts'

const GRAMS_A_STEP = 100

/** How much of a line is affected: pieces, or weight by the hundred grams. */
export function HowMuch(props: {
  line: OrderWithLines['lines'][number]
  most: number
  quantity: number
  onChange: (quantity: number) => void
}) {
  const { line, most, quantity, onChange } = props
  const isWeighed = line.measure === 'weighed'
  const step = isWeighed ? Math.min(GRAMS_A_STEP, most) : 1
  const name = nameOf(line.name)
  return (
    <div className="leader-line">
      <span>{m.leader_claim_for_much({ left: amountOf(most, isWeighed) })}</span>
      <Stepper
        label={{
          count: m.leader_claim_for_much_of({ name }),
          less: m.leader_claim_for_less({ name }),
          more: m.leader_claim_for_more({ name }),
        }}
        text={amountOf(quantity, isWeighed)}
        canLess={quantity > step}
        canMore={quantity < most}
        onLess={() => onChange(Math.max(step, quantity - step))}
        onMore={() => onChange(Math.min(most, quantity + step))}
      />
    </div>
  )
}
