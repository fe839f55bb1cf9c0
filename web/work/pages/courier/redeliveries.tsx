import { useQueries, useQuery } from '@tanstack/react-query'
import {
  completeRedelivery,
  getStation,
  listMyRedeliveries,
  read,
  useAct,
} from '../../../api/index.ts'
import { Failed } from '../../../desk/empty.tsx'
import { Refusal } from '../../../desk/refusal.tsx'
import { tell } from '../../../desk/tell.ts'
import { m } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { amountOf } from '../../goods/amount.ts'
import { useSkuCards } from '../../goods/use-sku-cards.ts'
import { useWork } from '../../work.tsx'

type Redelivery = Awaited<ReturnType<typeof listMyRedeliveries>>['items'][number]

/** What was left behind or found elsewhere, to be brought after; nothing while there is none. */
export function Redeliveries() {
  const { region } = useWork()
  const asked = useQuery(read(listMyRedeliveries, { region: region.id, isOpen: true }))
  if (asked.isError && asked.data === undefined) {
    return <Failed error={asked.error} onRetry={() => void asked.refetch()} />
  }
  const items = asked.data?.items ?? []
  if (items.length === 0) return null
  return (
    <section className="courier-section" aria-label={m.courier_redeliveries()}>
      <h2>{m.courier_redeliveries()}</h2>
      <ul className="courier-loads">
        {items.map((one) => (
          <li key={one.id} className="courier-load">
            <RedeliveryCard redelivery={one} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function RedeliveryCard({ redelivery }: { redelivery: Redelivery }) {
  const { region } = useWork()
  const [from, to] = useQueries({
    queries: [redelivery.fromStationId, redelivery.toStationId].map((station) =>
      read(getStation, { region: region.id, station }),
    ),
  })
  const card = useSkuCards([redelivery.skuId]).get(redelivery.skuId)
  const complete = useAct(completeRedelivery, {
    refresh: [listMyRedeliveries],
    onDone: () => tell(m.courier_redelivered()),
  })
  return (
    <>
      <strong>
        {m.courier_redelivery_goods({
          name: card?.name ?? m.courier_goods(),
          count: amountOf(redelivery.quantity, card?.measure === 'weighed'),
        })}
      </strong>
      <span className="courier-load-next">
        {m.courier_from_to({
          from: from?.data?.name ?? '…',
          to: to?.data?.name ?? '…',
        })}
      </span>
      <Refusal error={complete.error} />
      <Button
        kind="soft"
        isWide
        isBusy={complete.isPending}
        onClick={() =>
          complete.mutate({ params: { region: region.id, redelivery: redelivery.id } })
        }
      >
        {m.courier_redelivery_done()}
      </Button>
    </>
  )
}
