import './orders.css'
import './order-status.css'
import { useState } from 'react'
import { m } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { Qr } from '../../../ui/qr.tsx'
import { Failed, Skeleton } from '../../../ui/states.tsx'
import { ForwardSheet } from './forward-sheet.tsx'
import type { About } from './order-status.tsx'
import { spacedDigits } from './order-words.ts'
import { usePickupCode } from './use-order.ts'

/** The code at the pickup point: picture, digits, and the number on the bags. */
export function PickupCodeCard({ region, order, standing }: About) {
  const code = usePickupCode(region, order.id, true)
  const [isForwarding, setForwarding] = useState(false)
  return (
    <section className="order-card order-code" aria-labelledby="order-code">
      <h2 id="order-code">{m.shop_order_code()}</h2>
      {code.data === undefined && code.error ? (
        <Failed error={code.error} onRetry={code.refetch} />
      ) : null}
      {code.isPending ? <Skeleton kind="page" count={1} /> : null}
      {code.data === undefined ? null : (
        <>
          <div className="order-qr">
            <Qr
              text={code.data.qr}
              label={m.shop_order_code_label({ digits: spacedDigits(code.data.digits) })}
            />
          </div>
          <p className="order-digits number">{spacedDigits(code.data.digits)}</p>
          <p className="order-short">
            {m.shop_order_short_number()}
            <strong className="number">{order.shortNumber}</strong>
          </p>
          {code.data.orderIds.length > 1 ? (
            <p className="order-quiet">
              {m.shop_order_code_several({ count: code.data.orderIds.length })}
            </p>
          ) : null}
          <p className="order-quiet">
            {standing === 'ready' ? m.shop_order_code_hint() : m.shop_order_code_early()}
          </p>
          <Button kind="plain" icon="share" isWide onClick={() => setForwarding(true)}>
            {m.shop_order_forward()}
          </Button>
        </>
      )}
      <ForwardSheet
        region={region}
        order={order}
        isOpen={isForwarding}
        onClose={() => setForwarding(false)}
      />
    </section>
  )
}
