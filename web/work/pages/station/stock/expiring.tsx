import '../station.css'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { listExpiringLots } from '../../../../api/index.ts'
import { Empty } from '../../../../desk/empty.tsx'
import { Tag } from '../../../../desk/job-card.tsx'
import { MoreButton } from '../../../../desk/more-button.tsx'
import { StateList } from '../../../../desk/state-list.tsx'
import { usePages } from '../../../../desk/use-pages.ts'
import { fullDay, m, nameOf } from '../../../../i18n/index.ts'
import { amountOf } from '../../../goods/amount.ts'
import { GoodsMark } from '../../../goods/goods-mark.tsx'
import { useSkuCards } from '../../../goods/use-sku-cards.ts'
import { AtStation, useHere } from '../at-station.tsx'
import { STATION } from '../paths.ts'

const SPANS = [3, 7, 14, 30] as const

/** What nears its last day or is past it, the nearest first. */
export default function Expiring() {
  const { within = 7 } = useSearch({ strict: false }) as { within?: number }
  const navigate = useNavigate()
  return (
    <AtStation title={m.station_expiring()}>
      {() => (
        <>
          <div className="desk-chips">
            {SPANS.map((days) => (
              <button
                key={days}
                type="button"
                className="desk-chip"
                aria-pressed={within === days}
                onClick={() => void navigate({ to: '.', search: { within: days }, replace: true })}
              >
                {m.station_within_days({ count: days })}
              </button>
            ))}
          </div>
          <ExpiringList within={within} />
        </>
      )}
    </AtStation>
  )
}

function ExpiringList({ within }: { within: number }) {
  const { here } = useHere()
  const lots = usePages(listExpiringLots, { ...here, withinDays: within, limit: 100 })
  const cards = useSkuCards((lots.data ?? []).map(({ skuId }) => skuId))
  return (
    <StateList of={lots} empty={<Empty icon="check-circle" title={m.station_nothing_expires()} />}>
      {(items) => (
        <>
          <ul className="desk-list">
            {items.map((lot) => {
              const card = cards.get(lot.skuId)
              return (
                <li key={lot.lotId}>
                  <Link to={STATION.sku} params={{ sku: lot.skuId }} className="station-pick">
                    <GoodsMark
                      card={card}
                      name={nameOf(lot.name)}
                      note={m.station_lot_until({
                        code: lot.code,
                        date: fullDay(lot.expiresOn),
                      })}
                    >
                      <span className="station-stack station-right">
                        <strong className="number">
                          {amountOf(lot.onHand, card?.measure === 'weighed')}
                        </strong>
                        <Tag tone={lot.isExpired ? 'need' : 'wait'}>
                          {lot.isExpired
                            ? m.station_expired()
                            : m.station_days_left({ count: lot.daysLeft })}
                        </Tag>
                      </span>
                    </GoodsMark>
                  </Link>
                </li>
              )
            })}
          </ul>
          <MoreButton of={lots} />
        </>
      )}
    </StateList>
  )
}
