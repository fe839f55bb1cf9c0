import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Link } from 'wouter'
import { listInvoicesOfOrder, read, requestInvoice, useAct } from '../../../api/index.ts'
import { instantOf, m, money } from '../../../i18n/index.ts'
import { Button, buttonClass } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { paths } from '../../paths.ts'
import type { About } from './order-status.tsx'
import { isNothingGiven } from './order-words.ts'
import { RefusalNotice } from './refusal-notice.tsx'
import { useRegionTime } from './use-order.ts'

/** Receipt and invoice, and the facts of the order. */
export function OrderPapers({ region, order, standing }: About) {
  const { timeZone } = useRegionTime(region)
  return (
    <section className="order-card" aria-labelledby="order-papers">
      <h2 id="order-papers">{m.shop_order_papers()}</h2>
      <dl className="order-sums order-quiet">
        <div className="order-sum">
          <dt>{m.shop_order_fact_number()}</dt>
          <dd className="number">{order.number}</dd>
        </div>
        <div className="order-sum">
          <dt>{m.shop_order_fact_placed()}</dt>
          <dd className="number">{instantOf(order.placedAt, timeZone)}</dd>
        </div>
      </dl>
      <Link className={buttonClass('plain', true)} href={paths.receipt(region, order.id)}>
        <Icon name="print" size={20} />
        {m.shop_order_receipt()}
      </Link>
      <Invoices region={region} order={order} standing={standing} />
    </section>
  )
}

function Invoices({ region, order, standing }: About) {
  const invoices = useQuery(read(listInvoicesOfOrder, { region, order: order.id }))
  const [isOpen, setOpen] = useState(false)
  const { timeZone } = useRegionTime(region)
  if (invoices.data === undefined) return null
  if (invoices.data.items.length === 0 && isNothingGiven(standing)) return null
  if (invoices.data.items.length > 0) {
    return (
      <ul className="order-plain-list">
        {invoices.data.items.map((invoice) => (
          <li key={invoice.id}>
            <span>
              {invoice.originalId === null
                ? m.shop_order_invoice_is({ title: invoice.buyerTitle })
                : m.shop_order_invoice_red()}
              <span className="order-quiet number">
                {m.shop_order_invoice_number({
                  number: invoice.number,
                  when: instantOf(invoice.issuedAt, timeZone),
                })}
              </span>
            </span>
            <span className="number">{money(invoice.grossMinor, order.currency)}</span>
          </li>
        ))}
      </ul>
    )
  }
  return (
    <>
      <Button
        kind="plain"
        icon="receipt"
        isWide
        onClick={() => setOpen(true)}
        whyNot={standing === 'collected' ? null : m.shop_order_invoice_later()}
      >
        {m.shop_order_invoice()}
      </Button>
      <InvoiceSheet
        region={region}
        order={order.id}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
      />
    </>
  )
}

function InvoiceSheet({
  region,
  order,
  isOpen,
  onClose,
}: {
  region: string
  order: string
  isOpen: boolean
  onClose: () => void
}) {
  const [buyerTitle, setTitle] = useState('')
  const [taxNumber, setTaxNumber] = useState('')
  const request = useAct(requestInvoice, { refresh: [listInvoicesOfOrder], onDone: onClose })
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (buyerTitle.trim() === '') return
    const buyerTaxNumber = taxNumber.trim()
    request.mutate({
      params: { region, order },
      body: { buyerTitle: buyerTitle.trim(), ...(buyerTaxNumber === '' ? {} : { buyerTaxNumber }) },
    })
  }
  return (
    <Sheet title={m.shop_order_invoice()} isOpen={isOpen} onClose={onClose}>
      <form className="order-stack" onSubmit={send}>
        <p>{m.shop_order_invoice_text()}</p>
        <TextField
          label={m.shop_order_invoice_title()}
          value={buyerTitle}
          maxLength={100}
          required
          onChange={(event) => setTitle(event.target.value)}
        />
        <TextField
          label={m.shop_order_invoice_tax()}
          hint={m.shop_order_invoice_tax_hint()}
          value={taxNumber}
          maxLength={20}
          autoCapitalize="characters"
          onChange={(event) => setTaxNumber(event.target.value)}
        />
        <RefusalNotice error={request.error} />
        <Button type="submit" isWide isBusy={request.isPending}>
          {m.shop_order_invoice_do()}
        </Button>
      </form>
    </Sheet>
  )
}
