import '../station.css'
import './receiving.css'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { DatePick } from '../../../../desk/date-pick.tsx'
import { Bones, Empty, Failed } from '../../../../desk/empty.tsx'
import { m } from '../../../../i18n/index.ts'
import { buttonClass } from '../../../../ui/button.tsx'
import { Icon } from '../../../../ui/icon.tsx'
import { useWork } from '../../../work.tsx'
import { AtStation } from '../at-station.tsx'
import { STATION } from '../paths.ts'
import { isNoDay, useReceivingDay } from './day.ts'
import { OrderCards } from './order-cards.tsx'
import { OrderDesk } from './order-desk.tsx'

/** What comes today, by supplier; one of them open to be taken in. */
export default function Receiving() {
  return (
    <AtStation title={m.station_receiving()} isWide>
      {() => <ReceivingDesk />}
    </AtStation>
  )
}

function ReceivingDesk() {
  const { date, today } = useWork()
  const day = useReceivingDay()
  const { order } = useSearch({ strict: false }) as { order?: string }
  const navigate = useNavigate()
  const open = (orderId: string | undefined) =>
    void navigate({ to: '.', search: (before: object) => ({ ...before, order: orderId }) })
  return (
    <>
      <div className="station-tools">
        <DatePick date={date} today={today} />
        <Link to={STATION.receipts} search={{ date }} className={buttonClass('plain')}>
          <Icon name="list" size={20} />
          {m.station_receipts()}
        </Link>
        <Link to={STATION.closing} search={{ date }} className={buttonClass('plain')}>
          <Icon name="flag" size={20} />
          {m.station_closing()}
        </Link>
      </div>
      {isNoDay(day.data) ? (
        <Empty icon="calendar" title={m.station_no_day()} text={m.station_no_day_text()} />
      ) : day.data !== undefined ? (
        <div className={order === undefined ? 'station-halves' : 'station-halves station-opened'}>
          <OrderCards day={day.data} openId={order} onOpen={open} />
          <OrderDesk key={order} day={day.data} orderId={order} onClose={() => open(undefined)} />
        </div>
      ) : day.isError ? (
        <Failed error={day.error} onRetry={() => void day.refetch()} />
      ) : (
        <Bones rows={5} />
      )}
    </>
  )
}
