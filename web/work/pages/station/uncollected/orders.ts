import type { listUncollected } from '../../../../api/index.ts'
import type { ReplyOf } from '../../../../api/reply-of.ts'
import { m, nameOf } from '../../../../i18n/index.ts'
import { amountOf } from '../../../goods/amount.ts'

type Shown = ReplyOf<typeof listUncollected>

export type Waiting = Shown['waiting'][number]

export type Returned = Shown['returned'][number]

export const goodsOf = (line: Waiting['lines'][number]): string =>
  m.station_goods_amount({
    name: nameOf(line.name),
    amount: amountOf(line.quantity, line.measure === 'weighed'),
  })
