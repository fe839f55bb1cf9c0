import { useQueries, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { getLoad, type Load, listBags, listCommunities, read } from '../../../api/index.ts'
import { readAll } from '../../../desk/read-all.ts'
import { StateList } from '../../../desk/state-list.tsx'
import { calendarDay, m, number } from '../../../i18n/index.ts'
import { Empty } from '../../../ui/states.tsx'
import { Page } from '../../page.tsx'
import { useWork } from '../../work.tsx'
import { A4 } from './paper.ts'
import { useStationLog } from './print-log.tsx'
import { Sheets } from './sheets.tsx'
import { storageName } from './storage-choice.tsx'

type Stop = Load['stops'][number]
type Bag = Awaited<ReturnType<typeof listBags>>[number]

/** The notes that go with a load: for each stop what is handed over there, to be signed. */
export default function DeliveryNotes() {
  const { load = '' } = useParams({ strict: false })
  const { region } = useWork()
  const found = useQuery(read(getLoad, { region: region.id, load }))
  if (found.data !== undefined) return <Printed load={found.data} />
  return (
    <Page title={m.print_delivery_notes()} isWide>
      <StateList of={found} isEmpty={() => false} empty={null}>
        {() => null}
      </StateList>
    </Page>
  )
}

function Printed({ load }: { load: Load }) {
  const { region } = useWork()
  const log = useStationLog(load.stationId, { kind: 'delivery-note', subject: load.id })
  const communities = useQuery(readAll(listCommunities, { region: region.id }))
  const names = new Map(communities.data?.map(({ id, name }) => [id, name]))
  const asked = { region: region.id, station: load.stationId, date: load.pickupDate }
  const bags = useQueries({
    queries: load.stops
      .flatMap(({ communityIds }) => communityIds)
      .map((communityId) => read(listBags, { ...asked, communityId })),
  }).flatMap(({ data }) => data ?? [])
  return (
    <Sheets
      title={m.print_delivery_notes()}
      paper={A4}
      fileName={`load-${load.number}-${load.pickupDate}`}
      count={load.stops.length}
      empty={<Empty icon="truck" title={m.print_no_stops()} />}
      log={log}
    >
      {load.stops.map((stop) => (
        <StopNote key={stop.id} load={load} stop={stop} bags={bags} names={names} />
      ))}
    </Sheets>
  )
}

function StopNote(props: {
  load: Load
  stop: Stop
  bags: readonly Bag[]
  names: ReadonlyMap<string, string>
}) {
  const { load, stop, bags, names } = props
  return (
    <article className="print-sheet">
      <header className="print-sheet-head">
        <h2>{m.print_numbered({ number: stop.position, name: stop.stationName })}</h2>
        <p>
          {m.print_load({ number: load.number, vehicle: load.vehicleCode })} ·{' '}
          {calendarDay(load.pickupDate)}
        </p>
      </header>
      <p>{stop.address}</p>
      <p>
        {m.print_counts({
          bags: stop.bagCount,
          cold: stop.coldBagCount,
          crates: stop.crateCount,
          boxes: stop.iceBoxCount,
        })}
      </p>
      <table className="print-table">
        <thead>
          <tr>
            <th>{m.print_community()}</th>
            <th className="is-number">{m.print_short_number()}</th>
            <th>{m.print_bag()}</th>
            <th>{m.print_storage()}</th>
            <th>{m.print_done()}</th>
          </tr>
        </thead>
        <tbody>
          {bags
            .filter(({ communityId }) => stop.communityIds.includes(communityId))
            .map((bag) => (
              <tr key={bag.id}>
                <td>{names.get(bag.communityId)}</td>
                <td className="is-number is-count">{number(bag.shortNumber)}</td>
                <td>{m.print_bag_of({ bag: bag.bagNumber, count: bag.bagCount })}</td>
                <td>{storageName(bag.storage)}</td>
                <td>
                  <span className="print-box" />
                </td>
              </tr>
            ))}
        </tbody>
      </table>
      <p className="print-signature">
        <span>{m.print_brought_by()}</span>
        <span>{m.print_taken_by()}</span>
      </p>
    </article>
  )
}
