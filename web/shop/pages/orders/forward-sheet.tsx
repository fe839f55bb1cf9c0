import './orders.css'
import './order-status.css'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import {
  forwardPickupCode,
  listForwardedCodes,
  read,
  revokeForwardedCode,
  useAct,
} from '../../../api/index.ts'
import type { ReplyOf } from '../../../api/reply-of.ts'
import { instantOf, m } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import { tell } from '../../../ui/notice.tsx'
import { Qr } from '../../../ui/qr.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { spacedDigits } from './order-words.ts'
import { RefusalNotice } from './refusal-notice.tsx'
import { type Order, useRegionTime, useStation } from './use-order.ts'

interface Forwarding {
  region: string
  order: Order
}

type Forwarded = ReplyOf<typeof forwardPickupCode>

/** Somebody else fetches it: a code of their own, that can be taken back. */
export function ForwardSheet({
  region,
  order,
  isOpen,
  onClose,
}: Forwarding & { isOpen: boolean; onClose: () => void }) {
  const [name, setName] = useState('')
  const forward = useAct(forwardPickupCode, { refresh: [listForwardedCodes] })
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    forward.mutate({ params: { region, order: order.id }, body: { name: name.trim() } })
  }
  return (
    <Sheet title={m.shop_order_forward_title()} isOpen={isOpen} onClose={onClose}>
      <div className="order-stack">
        <form className="order-stack" onSubmit={send}>
          <TextField
            label={m.shop_order_forward_name()}
            hint={m.shop_order_forward_hint()}
            value={name}
            maxLength={40}
            required
            onChange={(event) => setName(event.target.value)}
          />
          <Button type="submit" isBusy={forward.isPending}>
            {m.shop_order_forward_do()}
          </Button>
          <RefusalNotice error={forward.error} />
        </form>
        {forward.data === undefined ? null : (
          <Made region={region} order={order} code={forward.data} />
        )}
        <Given region={region} order={order} />
      </div>
    </Sheet>
  )
}

function Made({ region, order, code }: Forwarding & { code: Forwarded }) {
  const { timeZone } = useRegionTime(region)
  const place = useStation(region, order.stationId).data
  const text = m.shop_order_forward_text({
    name: code.name,
    digits: spacedDigits(code.digits),
    place: place?.name ?? '',
    address: place?.address ?? '',
    until: instantOf(code.validUntil, timeZone),
  })
  const share = async () => {
    try {
      if (navigator.share) return await navigator.share({ text })
      await navigator.clipboard.writeText(text)
      tell(m.shop_order_copied())
    } catch {
      // Whoever closes the share sheet has changed their mind.
    }
  }
  return (
    <div className="order-made" role="status">
      <div className="order-qr">
        <Qr text={code.token} label={m.shop_order_code_label({ digits: code.digits })} />
      </div>
      <p className="order-digits number">{spacedDigits(code.digits)}</p>
      <Button icon="share" isWide onClick={share}>
        {m.shop_order_forward_share({ name: code.name })}
      </Button>
    </div>
  )
}

function Given({ region, order }: Forwarding) {
  const given = useQuery(read(listForwardedCodes, { region, order: order.id }))
  const revoke = useAct(revokeForwardedCode, { refresh: [listForwardedCodes] })
  const open = given.data?.filter((code) => code.revokedAt === null) ?? []
  if (open.length === 0) return null
  return (
    <div>
      <h3>{m.shop_order_forwarded()}</h3>
      <ul className="order-plain-list">
        {open.map((code) => (
          <li key={code.id}>
            <span>{code.name}</span>
            {code.usedAt === null ? (
              <Button
                kind="plain"
                onClick={() =>
                  revoke.mutate({ params: { region, order: order.id, forwardedCode: code.id } })
                }
              >
                {m.shop_order_forward_revoke()}
              </Button>
            ) : (
              <span className="order-quiet">{m.shop_order_forward_used()}</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
