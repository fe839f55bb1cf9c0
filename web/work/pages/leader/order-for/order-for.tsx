import './order-for.css'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { getResident, read } from '../../../../api/index.ts'
import { PersonRow } from '../../../../desk/person-row.tsx'
import { StateList } from '../../../../desk/state-list.tsx'
import { m } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { Empty } from '../../../../ui/states.tsx'
import { useWork } from '../../../work.tsx'
import { AtCommunity } from '../at-community.tsx'
import { useOpenWindows, useWindowGoods } from '../use-leader.ts'
import { Basket } from './basket.tsx'
import { FindResident } from './find-resident.tsx'
import { Placed, type PlacedOrders } from './placed.tsx'

/** Orders for a neighbour: who, what, how it is paid. */
export default function OrderFor() {
  return <AtCommunity title={m.leader_order_for_title()}>{() => <Steps />}</AtCommunity>
}

function Steps() {
  const { resident } = useSearch({ strict: false }) as { resident?: string }
  const navigate = useNavigate()
  const [placed, setPlaced] = useState<PlacedOrders | null>(null)
  const choose = (id: string | undefined) => {
    setPlaced(null)
    void navigate({
      to: '.',
      search: (before: Record<string, unknown>) => ({ ...before, resident: id }),
    })
  }
  if (placed !== null) return <Placed orders={placed} onAnother={() => choose(undefined)} />
  if (resident === undefined) return <FindResident onFound={({ id }) => choose(id)} />
  return <ForResident id={resident} onOther={() => choose(undefined)} onPlaced={setPlaced} />
}

function ForResident(props: {
  id: string
  onOther: () => void
  onPlaced: (orders: PlacedOrders) => void
}) {
  const { region } = useWork()
  const resident = useQuery(read(getResident, { region: region.id, resident: props.id }))
  const windows = useOpenWindows()
  const window = windows.data?.[0]
  const goods = useWindowGoods(window?.id)
  return (
    <StateList of={resident} isEmpty={() => false} empty={null} count={1}>
      {(known) => (
        <>
          <div className="desk-card leader-flush">
            <PersonRow name={known.name} note={known.phone ?? m.leader_no_phone_at_all()}>
              <Button kind="plain" onClick={props.onOther}>
                {m.leader_somebody_else()}
              </Button>
            </PersonRow>
          </div>
          {windows.data !== undefined && window === undefined ? (
            <Empty icon="clock" title={m.leader_nothing_on_title()}>
              {m.leader_nothing_on_text()}
            </Empty>
          ) : (
            <StateList of={goods} isEmpty={() => false} empty={null}>
              {(sold) => <Basket resident={known} goods={sold} onPlaced={props.onPlaced} />}
            </StateList>
          )}
        </>
      )}
    </StateList>
  )
}
