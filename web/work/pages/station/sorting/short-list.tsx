import './short-list.css'
import { Tag } from '../../../../desk/job-card.tsx'
import { m, nameOf } from '../../../../i18n/index.ts'
import { amountOf } from '../../../goods/amount.ts'
import { GoodsMark } from '../../../goods/goods-mark.tsx'
import { useSkuCards } from '../../../goods/use-sku-cards.ts'
import type { AllocatedSku } from './allocation-day.ts'
import { useCommunityNames } from './community-names.ts'

/** Goods of which not everybody gets what was ordered, with who goes without. */
export function ShortList({ skus }: { skus: readonly AllocatedSku[] }) {
  const cards = useSkuCards(skus.map(({ skuId }) => skuId))
  const communities = useCommunityNames()
  return (
    <ul className="desk-list">
      {skus.map((sku) => (
        <li key={sku.skuId} className="station-short">
          <GoodsMark
            card={cards.get(sku.skuId)}
            name={nameOf(sku.name)}
            note={m.station_given_of({
              given: amountOf(sku.allocated, sku.isWeighed),
              wanted: amountOf(sku.wanted, sku.isWeighed),
            })}
          >
            <Tag tone="need">
              {m.station_lacks({ amount: amountOf(sku.missing, sku.isWeighed) })}
            </Tag>
          </GoodsMark>
          <ul className="station-short-places">
            {sku.communities
              .filter((one) => one.allocated < one.wanted)
              .map((one) => (
                <li key={one.communityId}>
                  <span>{communities.get(one.communityId) ?? m.station_community()}</span>
                  <span className="number">
                    {m.station_given_of({
                      given: amountOf(one.allocated, sku.isWeighed),
                      wanted: amountOf(one.wanted, sku.isWeighed),
                    })}
                  </span>
                </li>
              ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}
