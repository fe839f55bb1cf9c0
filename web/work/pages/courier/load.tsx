import './courier.css'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { getLoad, read } from '../../../api/index.ts'
import { useLive } from '../../../api/live.ts'
import { Bones, Failed } from '../../../desk/empty.tsx'
import { BigNumber } from '../../../desk/job-card.tsx'
import { m, number, weight } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Page } from '../../page.tsx'
import { useWork } from '../../work.tsx'
import { ArriveSheet } from './arrive-sheet.tsx'
import { DispatchSheet } from './dispatch-sheet.tsx'
import { type Load, type Stop, standOf } from './load-state.ts'
import { COURIER } from './paths.ts'
import { ReturnSheet } from './return-sheet.tsx'
import { RouteSketch } from './route-sketch.tsx'
import { StopList } from './stop-list.tsx'

/** One load from the warehouse along its stops and back. */
export default function LoadPage() {
  const { region } = useWork()
  const { load } = useParams({ strict: false }) as { load: string }
  useLive({ region: region.id })
  const asked = useQuery(read(getLoad, { region: region.id, load }))
  const { data } = asked
  return (
    <Page
      title={
        data === undefined
          ? m.courier_load_title()
          : m.courier_load({ number: data.number, vehicle: data.vehicleCode })
      }
      back={COURIER.home}
    >
      {data !== undefined ? (
        <Drive load={data} />
      ) : asked.isError ? (
        <Failed error={asked.error} onRetry={() => void asked.refetch()} />
      ) : (
        <Bones rows={5} />
      )}
    </Page>
  )
}

/** To a tenth of a kilogram: nobody loads a van by the gram. */
const roughly = (grams: number): number => (grams < 1000 ? grams : Math.round(grams / 100) * 100)

function Drive({ load }: { load: Load }) {
  const { region } = useWork()
  const [stop, setStop] = useState<Stop | null>(null)
  const [isEnd, setEnd] = useState<'out' | 'back' | null>(null)
  const stand = standOf(load)
  return (
    <>
      <div className="courier-figures">
        <BigNumber value={number(load.bagCount)} name={m.courier_figure_bags()} />
        <BigNumber value={number(load.coldBagCount)} name={m.courier_figure_cold()} tone="cold" />
        <BigNumber value={weight(roughly(load.weightGrams))} name={m.courier_figure_weight()} />
      </div>
      {stand.is === 'planned' ? (
        <Button isWide icon="truck" className="courier-main" onClick={() => setEnd('out')}>
          {m.courier_dispatch()}
        </Button>
      ) : null}
      {stand.is === 'driving' && stand.next !== null ? (
        <Button isWide icon="check" className="courier-main" onClick={() => setStop(stand.next)}>
          {m.courier_arrived_at({ name: stand.next.stationName })}
        </Button>
      ) : null}
      {stand.is === 'all-served' ? (
        <Button isWide icon="undo" className="courier-main" onClick={() => setEnd('back')}>
          {m.courier_return()}
        </Button>
      ) : null}
      {stand.is === 'returned' ? <Notice tone="good">{m.courier_returned_text()}</Notice> : null}
      <RouteSketch stops={load.stops} />
      <StopList load={load} timeZone={region.timeZone} onArrive={setStop} />
      <ArriveSheet load={load} stop={stop} onClose={() => setStop(null)} />
      <DispatchSheet load={load} isOpen={isEnd === 'out'} onClose={() => setEnd(null)} />
      <ReturnSheet load={load} isOpen={isEnd === 'back'} onClose={() => setEnd(null)} />
    </>
  )
}
