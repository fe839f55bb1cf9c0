import './orders.css'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import {
  listOrdersOfCommunity,
  payOrders,
  sumOrdersOfCommunity,
  useAct,
} from '../../../../api/index.ts'
import { ShareButton } from '../../../../desk/copy-button.tsx'
import { CallButton } from '../../../../desk/person-row.tsx'
import { Refusal } from '../../../../desk/refusal.tsx'
import { StateList } from '../../../../desk/state-list.tsx'
import { tell } from '../../../../desk/tell.ts'
import { usePages } from '../../../../desk/use-pages.ts'
import { type Locale, m, money, timeOf } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { Empty } from '../../../../ui/states.tsx'
import { useWork } from '../../../work.tsx'
import { orderPath } from '../paths.ts'
import { TextLanguage, useTextLanguage } from '../text-language.tsx'
import { useHere } from '../use-leader.ts'
import { goodsLine, reminderOf } from './order-words.ts'

type Order = Awaited<ReturnType<typeof listOrdersOfCommunity>>['items'][number]

/** Who has not paid yet: call, remind, or pay for several at once. */
export function UnpaidOrders({ date }: { date: string }) {
  const { here } = useHere()
  const orders = usePages(listOrdersOfCommunity, {
    ...here,
    pickupDate: date,
    shelf: 'awaiting-payment' as const,
    limit: 50,
  })
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [language, chooseLanguage] = useTextLanguage()
  return (
    <StateList
      of={orders}
      empty={
        <Empty icon="check-circle" title={m.leader_unpaid_none_title()}>
          {m.leader_unpaid_none_text()}
        </Empty>
      }
    >
      {(found) => (
        <>
          <p className="leader-soft">{m.leader_unpaid_hint()}</p>
          <TextLanguage value={language} onChange={chooseLanguage} />
          <div className="desk-list">
            {found.map((order) => (
              <UnpaidRow
                key={order.id}
                order={order}
                language={language}
                isChosen={chosen.includes(order.id)}
                onChoose={(isOn) =>
                  setChosen(isOn ? [...chosen, order.id] : chosen.filter((one) => one !== order.id))
                }
              />
            ))}
          </div>
          <PayFoot
            orders={found.filter(({ id }) => chosen.includes(id))}
            onPaid={() => setChosen([])}
          />
        </>
      )}
    </StateList>
  )
}

function UnpaidRow(props: {
  order: Order
  language: Locale
  isChosen: boolean
  onChoose: (isOn: boolean) => void
}) {
  const { order } = props
  const { region } = useWork()
  const name = order.residentName ?? m.leader_walk_in()
  return (
    <div className="leader-unpaid">
      <label className="leader-tick">
        <input
          type="checkbox"
          checked={props.isChosen}
          onChange={(event) => props.onChoose(event.target.checked)}
          aria-label={m.leader_unpaid_choose({ name })}
        />
      </label>
      <div className="leader-goods-words">
        <Link to={orderPath(order.id)}>
          <strong>{name}</strong>
        </Link>
        <span className="leader-soft">{order.goods.map(goodsLine).join(m.leader_comma())}</span>
        <span className="leader-soft">
          {m.leader_unpaid_held({
            amount: money(order.openMinor, order.currency),
            until: timeOf(order.holdUntil ?? order.placedAt, region.timeZone),
          })}
        </span>
      </div>
      <div className="leader-deeds">
        <CallButton phone={order.residentPhone} name={name} />
        <ShareButton text={reminderOf(order, props.language)} of={name}>
          {m.leader_remind()}
        </ShareButton>
      </div>
    </div>
  )
}

/** Pays what was chosen with one's own wallet. */
function PayFoot({ orders, onPaid }: { orders: readonly Order[]; onPaid: () => void }) {
  const { region } = useWork()
  const pay = useAct(payOrders, {
    refresh: [listOrdersOfCommunity, sumOrdersOfCommunity],
    onDone: ({ amountMinor }) => {
      const amount = money(amountMinor, region.currency)
      tell(m.leader_pay_done({ count: orders.length, amount }))
      onPaid()
    },
  })
  const sum = orders.reduce((total, order) => total + order.openMinor, 0)
  if (orders.length === 0) return <Refusal error={pay.error} />
  return (
    <div className="work-foot">
      <Refusal error={pay.error} />
      <Button
        icon="wallet"
        isBusy={pay.isPending}
        onClick={() =>
          pay.mutate({
            params: { region: region.id },
            body: { orderIds: orders.map(({ id }) => id), method: 'wallet' },
          })
        }
      >
        {m.leader_pay_several({ count: orders.length, amount: money(sum, region.currency) })}
      </Button>
    </div>
  )
}
