import './orders.css'
import './order-status.css'
import { useQueries, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  getMoneyOfOrder,
  getMyResident,
  getOrder,
  getWallet,
  listMyOrders,
  listWaysToPay,
  payOrders,
  read,
  startPayment,
  useAct,
} from '../../../api/index.ts'
import { m, money } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { tell } from '../../../ui/notice.tsx'
import { paths } from '../../paths.ts'
import { RefusalNotice } from './refusal-notice.tsx'
import type { Order } from './use-order.ts'

type Method = 'wallet' | 'sandbox'

/** Pays unpaid orders: at the provider, where one left off, or from the wallet. */
export function PayNow({
  region,
  orders,
  payment: known,
}: {
  region: string
  orders: readonly Order[]
  /** A payment of all of them that waits at its provider, where one is known. */
  payment?: string | undefined
}) {
  const [first] = orders
  const { dueMinor, waiting } = useOpen(region, orders)
  const open = known ?? waiting
  const ways = useQuery(read(listWaysToPay, { region }))
  const [isAway, setAway] = useState(false)
  const start = useAct(startPayment, {
    onDone: ({ redirectUrl }) => {
      setAway(true)
      location.assign(redirectUrl)
    },
  })
  const goAndPay = (payment: string) =>
    start.mutate({
      params: { region, payment },
      body: { returnPath: paths.placed(region, { payment }) },
    })
  const pay = useAct(payOrders, {
    refresh: [getOrder, getMoneyOfOrder, listMyOrders],
    onDone: ({ paymentId, state }) => {
      if (state === 'captured') tell(m.shop_order_paid_told())
      else goAndPay(paymentId)
    },
  })
  const payBy = (method: Method) => {
    if (method === 'sandbox' && open !== undefined) goAndPay(open)
    else pay.mutate({ params: { region }, body: { orderIds: orders.map(({ id }) => id), method } })
  }
  const isOffered = (method: Method) => ways.data?.ways.some((way) => way.method === method)
  const amount = money(dueMinor, first!.currency)
  return (
    <div className="order-pay">
      {isOffered('sandbox') ? (
        <Button
          isWide
          isBusy={pay.isPending || start.isPending || isAway}
          onClick={() => payBy('sandbox')}
        >
          {m.shop_order_pay_online({ amount })}
        </Button>
      ) : null}
      <PayFromWallet region={region} dueMinor={dueMinor} onPay={() => payBy('wallet')} />
      <RefusalNotice error={pay.error ?? start.error} />
    </div>
  )
}

/** What is still to pay on orders, and the online payment of a single one that was begun. */
function useOpen(region: string, orders: readonly Order[]) {
  const money = useQueries({
    queries: orders.map(({ id }) => read(getMoneyOfOrder, { region, order: id })),
  }).flatMap(({ data }) => data ?? [])
  const waiting = money
    .flatMap(({ payments }) => payments)
    .find(({ state, method }) => state === 'waiting' && method === 'sandbox')
  return {
    dueMinor: orders.reduce((sum, { openMinor }) => sum + openMinor, 0),
    waiting: orders.length === 1 ? waiting?.id : undefined,
  }
}

function PayFromWallet({
  region,
  dueMinor,
  onPay,
}: {
  region: string
  dueMinor: number
  onPay: () => void
}) {
  const me = useQuery(read(getMyResident, { region }))
  const wallet = useQuery({
    ...read(getWallet, { region, resident: me.data?.id ?? '' }),
    enabled: me.data !== undefined,
  })
  if (wallet.data === undefined) return null
  const { balanceMinor, currency } = wallet.data
  const balance = money(balanceMinor, currency)
  return (
    <Button
      kind="plain"
      isWide
      icon="wallet"
      onClick={onPay}
      whyNot={balanceMinor < dueMinor ? m.shop_order_wallet_too_low({ balance }) : null}
    >
      {m.shop_order_pay_wallet({ balance })}
    </Button>
  )
}
