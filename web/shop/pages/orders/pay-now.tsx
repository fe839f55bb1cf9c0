import { useQuery } from '@tanstack/react-query'
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
import { dueOf } from './money-of.ts'
import { RefusalNotice } from './refusal-notice.tsx'
import { type Order, useMoney } from './use-order.ts'

type Method = 'wallet' | 'sandbox'

/** Pays unpaid orders: at the provider, where one left off, or from the wallet. */
export function PayNow({ region, orders }: { region: string; orders: readonly Order[] }) {
  const [first] = orders
  const { payments = [], paidMinor = 0 } = useMoney(region, first!.id).data ?? {}
  const open = payments.find((one) => one.state === 'waiting' && one.method === 'sandbox')
  const dueMinor = orders.reduce((sum, order) => sum + dueOf(order), 0) - paidMinor
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
    if (method === 'sandbox' && open !== undefined && orders.length === 1) goAndPay(open.id)
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
