import { useQuery } from '@tanstack/react-query'
import { listSupplierReturns, read } from '../../../api/index.ts'
import { Empty } from '../../../desk/empty.tsx'
import { StateList } from '../../../desk/state-list.tsx'
import { instantOf, m, money } from '../../../i18n/index.ts'
import { amountOf } from '../../goods/amount.ts'
import { useSkuCards } from '../../goods/use-sku-cards.ts'
import { useWork } from '../../work.tsx'
import { AtSupplier, useOwn } from './at-supplier.tsx'

const REASONS: Record<string, () => string> = {
  'poor-quality': m.supplier_claim_quality,
  damaged: m.supplier_claim_damaged,
  'wrong-goods': m.supplier_claim_wrong,
  'near-expiry': m.supplier_return_expiry,
  recalled: m.supplier_return_recalled,
  surplus: m.supplier_return_surplus,
}

/** What went back to the supplier, and what it had cost. */
export default function Returns() {
  const own = useOwn()
  const { region } = useWork()
  const returns = useQuery(read(listSupplierReturns, { ...own, limit: 50 }))
  const cards = useSkuCards(
    (returns.data?.items ?? []).flatMap(({ lines }) => lines.map(({ skuId }) => skuId)),
  )
  return (
    <AtSupplier title={m.supplier_returns()}>
      {() => (
        <StateList of={returns} empty={<Empty icon="undo" title={m.supplier_no_returns()} />}>
          {({ items }) => (
            <ul className="desk-list">
              {items.map((given) => (
                <li key={given.id} className="station-row">
                  <span className="station-grow station-stack">
                    <strong>{(REASONS[given.reason] ?? m.supplier_claim_other)()}</strong>
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
                  </span>
                  <strong className="number">{money(given.costMinor, region.currency)}</strong>
                </li>
              ))}
            </ul>
          )}
        </StateList>
      )}
    </AtSupplier>
  )
}
