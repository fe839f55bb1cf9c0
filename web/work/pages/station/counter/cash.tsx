import '../station.css'
import './counter.css'
import { useQuery } from '@tanstack/react-query'
import { getStationCash, read, serverNow } from '../../../../api/index.ts'
import type { ReplyOf } from '../../../../api/reply-of.ts'
import { Empty } from '../../../../desk/empty.tsx'
import { BigNumber, Tag } from '../../../../desk/job-card.tsx'
import { MoneyText } from '../../../../desk/money-text.tsx'
import { StateList } from '../../../../desk/state-list.tsx'
import { agoOf, instantOf, m, money, timeOf } from '../../../../i18n/index.ts'
import { CashToReturn } from '../../../cash-to-return.tsx'
import { useWork } from '../../../work.tsx'
import { AtStation, useHere } from '../at-station.tsx'

type Drawer = ReplyOf<typeof getStationCash>

/** The drawer: what is owed, what today moved, what was brought in. */
export default function Cash() {
  const { here } = useHere()
  const drawer = useQuery({
    ...read(getStationCash, here),
    enabled: here.station !== '',
    refetchInterval: 30_000,
  })
  return (
    <AtStation title={m.station_cash()}>
      {() => (
        <StateList of={drawer} empty={null} isEmpty={() => false}>
          {(found) => (
            <>
              <div className="station-figures desk-card">
                <Owed drawer={found} />
                <BigNumber
                  tone="go"
                  value={money(found.takenTodayMinor, found.currency)}
                  name={m.station_taken_today()}
                />
                <BigNumber
                  value={money(found.givenTodayMinor, found.currency)}
                  name={m.station_given_today()}
                />
              </div>
              <p className="station-hint">{m.station_cash_hint()}</p>
              <CashToReturn />
              <h2>{m.station_today_moved()}</h2>
              <Moved drawer={found} />
              <h2>{m.station_brought_in()}</h2>
              <Deposits drawer={found} />
            </>
          )}
        </StateList>
      )}
    </AtStation>
  )
}

/** What should lie there; what was handed out beyond it came from the change. */
function Owed({ drawer: { owedMinor, owedSince, currency } }: { drawer: Drawer }) {
  if (owedMinor < 0) {
    return (
      <BigNumber
        tone="wait"
        value={money(-owedMinor, currency)}
        name={m.station_laid_out()}
        note={m.station_laid_out_note()}
      />
    )
  }
  return (
    <BigNumber
      value={money(owedMinor, currency)}
      name={m.station_owed()}
      {...(owedSince === null
        ? {}
        : { note: m.station_owed_since({ ago: agoOf(owedSince, serverNow()) }) })}
    />
  )
}

function Moved({ drawer }: { drawer: Drawer }) {
  const { region } = useWork()
  if (drawer.movements.length === 0) return <Empty icon="coin" title={m.station_nothing_moved()} />
  return (
    <ul className="desk-list">
      {drawer.movements.map((one) => (
        <li key={one.id} className="station-row">
          <span className="station-grow">
            {one.amountMinor > 0 ? m.station_cash_taken() : m.station_cash_given()}
          </span>
          <span className="number">{timeOf(one.occurredAt, region.timeZone)}</span>
          <strong>
            <MoneyText minor={one.amountMinor} currency={drawer.currency} isSigned />
          </strong>
        </li>
      ))}
    </ul>
  )
}

function Deposits({ drawer }: { drawer: Drawer }) {
  const { region } = useWork()
  if (drawer.deposits.length === 0) return <Empty icon="receipt" title={m.station_no_deposits()} />
  return (
    <ul className="desk-list">
      {drawer.deposits.map((deposit) => (
        <li key={deposit.id} className="station-row">
          <span className="station-grow station-stack">
            <strong>{m.station_slip({ slip: deposit.slip })}</strong>
            <small>{instantOf(deposit.countedAt, region.timeZone)}</small>
          </span>
          {deposit.differenceMinor === 0 ? null : (
            <Tag tone={deposit.differenceMinor < 0 ? 'need' : 'wait'}>
              {deposit.differenceMinor < 0
                ? m.station_short_by({ amount: money(-deposit.differenceMinor, drawer.currency) })
                : m.station_over_by({ amount: money(deposit.differenceMinor, drawer.currency) })}
            </Tag>
          )}
          <strong className="number">{money(deposit.countedMinor, drawer.currency)}</strong>
        </li>
      ))}
    </ul>
  )
}
