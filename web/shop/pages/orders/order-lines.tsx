import { Link } from 'wouter'
import { useServerMinute } from '../../../api/index.ts'
import { m, money, nameOf } from '../../../i18n/index.ts'
import { buttonClass } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Picture } from '../../../ui/picture.tsx'
import { quantityText } from '../../goods/quantity-text.ts'
import { paths } from '../../paths.ts'
import type { About } from './order-status.tsx'
import { ReductionText } from './reduction-text.tsx'
import { type OrderLine, useClaimable } from './use-order.ts'

/** What was ordered, with what was taken off each line and the way to claim it. */
export function OrderLines(about: About) {
  const { order } = about
  return (
    <section className="order-card" aria-labelledby="order-goods">
      <h2 id="order-goods">{m.shop_order_goods()}</h2>
      <ul className="order-lines">
        {order.lines.map((line) => (
          <Line key={line.lineNumber} {...about} line={line} />
        ))}
      </ul>
      {order.note === '' ? null : (
        <p className="order-quiet">{m.shop_order_note_was({ note: order.note })}</p>
      )}
    </section>
  )
}

function Line({ region, order, line }: About & { line: OrderLine }) {
  const taken = order.reductions.filter((one) => one.lineNumber === line.lineNumber)
  return (
    <li className="order-line">
      <span className="order-line-picture">
        <Picture picture={line.pictureId} alt="" sizes="72px" />
      </span>
      <span className="order-line-name">
        <strong>{nameOf(line.name)}</strong>
        <span className="order-quiet number">
          {quantityText(line.measure, line.quantity)}
          {line.storage === 'ambient' ? null : (
            <span className="order-cold">
              <Icon name="snow" size={14} />
              {m.shop_order_cold()}
            </span>
          )}
        </span>
        {taken.map((reduction) => (
          <ReductionText
            key={`${reduction.kind} ${reduction.reducedAt}`}
            reduction={reduction}
            measure={line.measure}
            currency={order.currency}
          />
        ))}
      </span>
      <strong className="number">{money(line.totalMinor, order.currency)}</strong>
      <ClaimLink region={region} order={order.id} line={line.lineNumber} />
    </li>
  )
}

function ClaimLink({ region, order, line }: { region: string; order: string; line: number }) {
  const claimable = useClaimable(region, order).data
  const now = useServerMinute()
  const left = claimable?.lines.find((one) => one.lineNumber === line)
  if (claimable?.isHere !== true || left === undefined || left.quantity === 0) return null
  if (Date.parse(left.until) <= now) return null
  return (
    <Link
      className={`${buttonClass('plain')} order-small order-line-act`}
      href={paths.claim(region, order, line)}
    >
      {m.shop_order_claim()}
    </Link>
  )
}
