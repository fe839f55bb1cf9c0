import { listSupplierReturns } from '../../../api/index.ts'
import type { ReplyOf } from '../../../api/reply-of.ts'
import { Empty } from '../../../desk/empty.tsx'
import { Tag, type Tone } from '../../../desk/job-card.tsx'
import { MoreButton } from '../../../desk/more-button.tsx'
import { StateList } from '../../../desk/state-list.tsx'
import { usePages } from '../../../desk/use-pages.ts'
import { instantOf, m, money } from '../../../i18n/index.ts'
import { amountOf } from '../../goods/amount.ts'
import { useSkuCards } from '../../goods/use-sku-cards.ts'
import { useWork } from '../../work.tsx'
import { AtSupplier, useOwn } from './at-supplier.tsx'
import { reasonOf } from './reasons.ts'

type Given = ReplyOf<typeof listSupplierReturns>['items'][number]

const STATES: Record<Given['state'], [Tone, () => string]> = {
  'set-aside': ['wait', m.supplier_return_set_aside],
  left: ['go', m.supplier_return_left],
  cancelled: ['calm', m.supplier_return_cancelled],
}

/** What went back to the supplier, and what it had cost. */
export default function Returns() {
  const own = useOwn()
  const { region } = useWork()
  const returns = usePages(listSupplierReturns, { ...own, limit: 50 })
  const cards = useSkuCards(
    (returns.data ?? []).flatMap(({ lines }) => lines.map(({ skuId }) => skuId)),
  )
  return (
    <AtSupplier title={m.supplier_returns()}>
      {() => (
        <StateList of={returns} empty={<Empty icon="undo" title={m.supplier_no_returns()} />}>
          {(items) => (
            <>
              <ul className="desk-list">
                {items.map((given) => (
                  <li key={given.id} className="station-row">
                    <span className="station-grow station-stack">
                      <strong>{reasonOf(given.reason)}</strong>
                      {given.lines.map((line) => (
                        <small key={`${line.skuId}/${line.lotId}`}>
                          {m.supplier_goods_amount({
                            name: cards.get(line.skuId)?.name ?? '',
                            amount: amountOf(
                              line.quantity,
                              cards.get(line.skuId)?.measure === 'weighed',
                            ),
                          })}
                        </small>
                      ))}
                      <small>{instantOf(given.returnedAt, region.timeZone)}</small>
                      {given.cancelledWhy === '' ? null : <small>{given.cancelledWhy}</small>}
                    </span>
                    <Tag tone={STATES[given.state][0]}>{STATES[given.state][1]()}</Tag>
                    <strong className="number">{money(given.costMinor, region.currency)}</strong>
                  </li>
                ))}
              </ul>
              <MoreButton of={returns} />
            </>
          )}
        </StateList>
      )}
    </AtSupplier>
  )
}
