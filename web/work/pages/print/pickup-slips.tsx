import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { getCommunity, getHandoverList, read } from '../../../api/index.ts'
import { StateList } from '../../../desk/state-list.tsx'
import { calendarDay, m, money, nameOf, number, weight } from '../../../i18n/index.ts'
import { Qr } from '../../../ui/qr.tsx'
import { Empty } from '../../../ui/states.tsx'
import { Page } from '../../page.tsx'
import { useWork } from '../../work.tsx'
import { A4 } from './paper.ts'
import { useCommunityLog } from './print-log.tsx'
import { Sheets } from './sheets.tsx'

type Pickups = Awaited<ReturnType<typeof getHandoverList>>['orders']
type Pickup = Pickups[number]

const A_SHEET = 4
const MOST_LINES = 7

/** Paper slips in large type for neighbours without a phone: four a sheet, to be cut apart. */
export default function PickupSlips() {
  const { community = '', date = '' } = useParams({ strict: false })
  const { region } = useWork()
  const list = useQuery(read(getHandoverList, { region: region.id, community, date }))
  if (list.data !== undefined) {
    return <Printed community={community} date={date} pickups={list.data.orders} />
  }
  return (
    <Page title={m.print_slips()} isWide>
      <StateList of={list} isEmpty={() => false} empty={null}>
        {() => null}
      </StateList>
    </Page>
  )
}

function Printed(props: { community: string; date: string; pickups: Pickups }) {
  const { community, date, pickups } = props
  const { region } = useWork()
  const log = useCommunityLog(community, 'pickup-slip', date)
  const place = useQuery(read(getCommunity, { region: region.id, community })).data
  const waiting = pickups.filter(({ state }) => state === 'waiting' || state === 'ready')
  const sheets = Array.from({ length: Math.ceil(waiting.length / A_SHEET) }, (_, at) =>
    waiting.slice(at * A_SHEET, (at + 1) * A_SHEET),
  )
  return (
    <Sheets
      title={m.print_slips()}
      paper={A4}
      fileName={`slips-${date}`}
      count={sheets.length}
      empty={<Empty icon="receipt" title={m.print_no_slips()} />}
      log={log}
    >
      {sheets.map((slips) => (
        <div className="print-sheet print-slips" key={slips[0]!.orderId}>
          {slips.map((pickup) => (
            <Slip
              key={pickup.orderId}
              pickup={pickup}
              date={date}
              point={place?.pickupStation?.name ?? place?.name ?? ''}
            />
          ))}
        </div>
      ))}
    </Sheets>
  )
}

function Slip({ pickup, date, point }: { pickup: Pickup; date: string; point: string }) {
  const { region } = useWork()
  const { shortNumber, name, building, bagCount, cashDueMinor, lines } = pickup
  return (
    <article className="print-slip">
      <div className="print-slip-number">
        <strong className="number">{shortNumber}</strong>
        <div className="print-slip-qr">
          <Qr text={pickup.number} label={m.print_slip_code({ number: pickup.number })} />
        </div>
      </div>
      <p className="print-slip-name">{name}</p>
      <p>{building}</p>
      <p>
        {calendarDay(date)} · {point}
      </p>
      {bagCount > 0 ? <b>{m.print_bags({ count: bagCount })}</b> : null}
      {cashDueMinor > 0 ? (
        <p>{m.print_cash_due({ amount: money(cashDueMinor, region.currency) })}</p>
      ) : null}
      <ul>
        {lines.slice(0, MOST_LINES).map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no id here and never move
          <li key={at}>
            {m.print_line({
              name: nameOf(line.name),
              quantity: line.measure === 'weighed' ? weight(line.quantity) : number(line.quantity),
            })}
          </li>
        ))}
        {lines.length > MOST_LINES ? (
          <li>{m.print_more({ count: lines.length - MOST_LINES })}</li>
        ) : null}
      </ul>
    </article>
  )
}
