import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  cancelSupplierReturn,
  letSupplierReturnLeave,
  listLots,
  listStationReturns,
  listStock,
  listSupplierNames,
  useAct,
} from '../../../../api/index.ts'
import type { ReplyOf } from '../../../../api/reply-of.ts'
import { ConfirmSheet } from '../../../../desk/confirm-sheet.tsx'
import { Empty } from '../../../../desk/empty.tsx'
import { Tag, type Tone } from '../../../../desk/job-card.tsx'
import { MoreButton } from '../../../../desk/more-button.tsx'
import { readAll } from '../../../../desk/read-all.ts'
import { Refusal } from '../../../../desk/refusal.tsx'
import { StateList } from '../../../../desk/state-list.tsx'
import { usePages } from '../../../../desk/use-pages.ts'
import { instantOf, m, money } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { amountOf } from '../../../goods/amount.ts'
import { useSkuCards } from '../../../goods/use-sku-cards.ts'
import { useWork } from '../../../work.tsx'
import { useHere } from '../at-station.tsx'
import { RETURN_REASONS, type ReturnReason } from './reasons.ts'

type SupplierReturn = ReplyOf<typeof listStationReturns>['items'][number]

const REFRESH = [listStationReturns, listStock, listLots]

const STATES: Record<SupplierReturn['state'], [Tone, () => string]> = {
  'set-aside': ['wait', m.station_return_set_aside],
  left: ['go', m.station_return_left],
  cancelled: ['calm', m.station_state_cancelled],
}

/** What goes back to suppliers; what they have not fetched yet can still be kept. */
export function ReturnList({ isManager }: { isManager: boolean }) {
  const { here } = useHere()
  const returns = usePages(listStationReturns, { ...here, limit: 50 })
  const { data: suppliers } = useQuery(readAll(listSupplierNames, here))
  const nameOf = (id: string) => suppliers?.find((one) => one.id === id)?.name
  return (
    <StateList of={returns} empty={<Empty icon="undo" title={m.station_no_returns()} />}>
      {(items) => (
        <>
          <ul className="desk-list">
            {items.map((given) => (
              <ReturnRow
                key={given.id}
                given={given}
                supplier={nameOf(given.supplierId) ?? m.station_supplier()}
                isManager={isManager}
              />
            ))}
          </ul>
          <MoreButton of={returns} />
        </>
      )}
    </StateList>
  )
}

function ReturnRow(props: { given: SupplierReturn; supplier: string; isManager: boolean }) {
  const { given, supplier } = props
  const { region } = useWork()
  const cards = useSkuCards(given.lines.map(({ skuId }) => skuId))
  const [tone, state] = STATES[given.state]
  const goods = given.lines.map(({ skuId, quantity }) =>
    m.station_goods_amount({
      name: cards.get(skuId)?.name ?? m.station_goods_unnamed(),
      amount: amountOf(quantity, cards.get(skuId)?.measure === 'weighed'),
    }),
  )
  const why = [
    RETURN_REASONS[given.reason as ReturnReason]?.(),
    instantOf(given.returnedAt, region.timeZone),
    given.cancelledWhy,
  ]
  return (
    <li className="station-row">
      <span className="station-grow station-stack">
        <strong>{supplier}</strong>
        <small>{goods.join(' · ')}</small>
        <small>{why.filter(Boolean).join(' · ')}</small>
      </span>
      <strong className="number">{money(given.costMinor, region.currency)}</strong>
      <Tag tone={tone}>{state()}</Tag>
      {given.state === 'set-aside' ? <ReturnDeeds {...props} /> : null}
    </li>
  )
}

function ReturnDeeds(props: { given: SupplierReturn; supplier: string; isManager: boolean }) {
  const { given, supplier, isManager } = props
  const { here } = useHere()
  const [isAsking, setAsking] = useState(false)
  const onDone = () => setAsking(false)
  const leave = useAct(letSupplierReturnLeave, { refresh: REFRESH })
  const cancel = useAct(cancelSupplierReturn, { refresh: REFRESH, onDone })
  const params = { ...here, return: given.id }
  return (
    <div className="station-row-deeds">
      <Button
        kind="soft"
        icon="truck"
        of={supplier}
        isBusy={leave.isPending}
        onClick={() => leave.mutate({ params })}
      >
        {m.station_return_fetched()}
      </Button>
      <Button
        kind="plain"
        of={supplier}
        whyNot={isManager ? null : m.station_only_manager()}
        onClick={() => setAsking(true)}
      >
        {m.station_return_cancel()}
      </Button>
      <Refusal error={leave.error} />
      <ConfirmSheet
        title={m.station_return_cancel_ask({ supplier })}
        isOpen={isAsking}
        onClose={onDone}
        action={m.station_return_cancel()}
        isBusy={cancel.isPending}
        error={cancel.error}
        reason={m.station_why()}
        reasons={[m.station_return_cancel_refused(), m.station_return_cancel_mistake()]}
        onConfirm={(why) => cancel.mutate({ params, body: { why } })}
      >
        <p>{m.station_return_cancel_text()}</p>
      </ConfirmSheet>
    </div>
  )
}
