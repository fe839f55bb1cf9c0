import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { listLotMovements, read, traceLot } from '../../../api/index.ts'
import { usePages } from '../../../desk/use-pages.ts'
import { instantOf, m } from '../../../i18n/index.ts'
import { amountOf } from '../../amount.ts'
import { useSkus, useStations, useSuppliers } from '../../lookups.ts'
import { Listed } from '../../parts/more.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Facts, Panel } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { Answered } from '../../states.tsx'
import { REASONS } from './words.ts'

/** Where a lot came from, where it lies, where it went. */
export default function LotPage() {
  const { region } = useConsole()
  const { lot: id = '' } = useParams({ strict: false }) as { lot?: string }
  const trace = useQuery(read(traceLot, { region: region.id, lot: id }))
  const skus = useSkus()
  const stations = useStations()
  const suppliers = useSuppliers()
  return (
    <Answered of={trace}>
      {(lot) => (
        <>
          <PageHead
            title={m.console_goods_lot_title({ code: lot.code })}
            back={{ to: '/stock', name: m.console_nav_stock() }}
          />
          <div className="console-split">
            <Moves id={id} isWeighed={skus.isWeighed(lot.skuId)} />
            <div className="console-stack">
              <Panel title={m.console_goods_about_lot()}>
                <Facts
                  of={[
                    [m.console_goods_name(), skus.name(lot.skuId)],
                    [m.console_goods_supplier(), suppliers.name(lot.supplierId)],
                    [m.console_goods_expires(), lot.expiresOn],
                    ...lot.places.map(
                      (place) =>
                        [
                          stations.name(place.stationId),
                          amountOf(place.onHand, skus.isWeighed(lot.skuId)),
                        ] as const,
                    ),
                    ...lot.onTheWay.map(
                      (way) =>
                        [
                          m.console_goods_on_the_way({ to: stations.name(way.toStationId) }),
                          amountOf(way.quantity, skus.isWeighed(lot.skuId)),
                        ] as const,
                    ),
                  ]}
                />
              </Panel>
            </div>
          </div>
        </>
      )}
    </Answered>
  )
}

function Moves({ id, isWeighed }: { id: string; isWeighed: boolean }) {
  const { region, zone } = useConsole()
  const stations = useStations()
  const moves = usePages(listLotMovements, { region: region.id, lot: id, limit: 200 })
  return (
    <Panel title={m.console_goods_moves()}>
      <Listed of={moves}>
        {(items) => (
          <ul className="console-list">
            {items.map((move) => (
              <li key={move.id}>
                <span>{instantOf(move.occurredAt, zone)}</span>
                <span>{stations.name(move.stationId)}</span>
                <span>{REASONS[move.reason]?.() ?? move.reason}</span>
                <strong className="number">{amountOf(move.quantity, isWeighed)}</strong>
              </li>
            ))}
          </ul>
        )}
      </Listed>
    </Panel>
  )
}
