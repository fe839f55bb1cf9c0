import './orders.css'
import './choice.css'
import { useQuery } from '@tanstack/react-query'
import {
  answerReplacement,
  getMyResident,
  getOrder,
  listReplacementsOfResident,
  read,
  useAct,
} from '../../../api/index.ts'
import type { ReplyOf } from '../../../api/reply-of.ts'
import { m, money, nameOf } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { Countdown } from '../../../ui/countdown.tsx'
import { quantityText } from '../../goods/quantity-text.ts'
import type { About } from './order-status.tsx'
import { RefusalNotice } from './refusal-notice.tsx'

type Replacement = ReplyOf<typeof listReplacementsOfResident>[number]

/** Goods that lack and what could come instead: the one who ordered says yes or no. */
export function ReplacementWishes({ region, order }: About) {
  const me = useQuery(read(getMyResident, { region }))
  const wishes = useQuery({
    ...read(listReplacementsOfResident, { region, resident: me.data?.id ?? '' }),
    enabled: me.data !== undefined && order.state === 'placed',
  })
  return wishes.data
    ?.filter((wish) => wish.orderId === order.id && wish.state === 'offered')
    .map((wish) => (
      <Wish
        key={wish.id}
        region={region}
        currency={order.currency}
        wish={wish}
        measure={
          order.lines.find((line) => line.lineNumber === wish.lineNumber)?.measure ?? 'piece'
        }
      />
    ))
}

function Wish({
  region,
  currency,
  wish,
  measure,
}: {
  region: string
  currency: string
  wish: Replacement
  measure: string
}) {
  const answer = useAct(answerReplacement, { refresh: [listReplacementsOfResident, getOrder] })
  const say = (isWanted: boolean) =>
    answer.mutate({ params: { region, replacement: wish.id }, body: { isWanted } })
  return (
    <section className="order-card order-wish">
      <h2>{m.shop_order_wish_title({ name: nameOf(wish.name) })}</h2>
      <p>
        {m.shop_order_wish_text({
          name: nameOf(wish.withName),
          quantity: quantityText(measure, wish.quantity),
          price: money(wish.unitPriceMinor, currency),
        })}
      </p>
      {wish.answerUntil === null ? null : (
        <p className="order-quiet">
          {m.shop_order_wish_until()} <Countdown until={wish.answerUntil} />
        </p>
      )}
      <div className="order-foot">
        <Button isBusy={answer.isPending} onClick={() => say(true)}>
          {m.shop_order_wish_yes()}
        </Button>
        <Button kind="plain" onClick={() => say(false)}>
          {m.shop_order_wish_no()}
        </Button>
      </div>
      <RefusalNotice error={answer.error} />
    </section>
  )
}
