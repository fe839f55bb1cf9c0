import '../station.css'
import './receiving.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import {
  closeReceiving,
  getAllocation,
  getReceivingDay,
  isRefused,
  listSortingWaves,
  read,
  useAct,
} from '../../../../api/index.ts'
import { ConfirmSheet } from '../../../../desk/confirm-sheet.tsx'
import { DatePick } from '../../../../desk/date-pick.tsx'
import { Bones, Empty, Failed } from '../../../../desk/empty.tsx'
import { BigNumber } from '../../../../desk/job-card.tsx'
import { m, nameOf, timeOf } from '../../../../i18n/index.ts'
import { Button, buttonClass } from '../../../../ui/button.tsx'
import { useWork } from '../../../work.tsx'
import { AtStation, useHere } from '../at-station.tsx'
import { STATION } from '../paths.ts'
import { ShortList } from '../sorting/short-list.tsx'
import { isNoDay, type ReceivingDay, useReceivingDay } from './day.ts'

/** Before nothing more is awaited: what will be short, and who goes without. */
export default function Closing() {
  const { date, today } = useWork()
  return (
    <AtStation title={m.station_closing()} back={STATION.receiving}>
      {() => (
        <>
          <DatePick date={date} today={today} />
          <ClosingPreview />
        </>
      )}
    </AtStation>
  )
}

function ClosingPreview() {
  const { day: params } = useHere()
  const day = useReceivingDay()
  const allocation = useQuery(read(getAllocation, params))
  if (isNoDay(day.data)) {
    return <Empty icon="calendar" title={m.station_no_day()} text={m.station_no_day_text()} />
  }
  const failed = [day, allocation].find(({ isError }) => isError)
  if (failed !== undefined) {
    return <Failed error={failed.error} onRetry={() => void failed.refetch()} />
  }
  if (day.data === undefined || allocation.data === undefined) return <Bones rows={4} />
  const short = allocation.data.skus.filter(({ missing }) => missing > 0)
  const underWay = day.data.arrivals.filter(({ arrivedAt }) => arrivedAt === null)
  const communities = new Set(
    short.flatMap((sku) =>
      sku.communities.filter((one) => one.allocated < one.wanted).map((one) => one.communityId),
    ),
  )
  return (
    <>
      <div className="station-figures desk-card">
        <BigNumber
          value={underWay.length}
          name={m.station_under_way()}
          tone={underWay.length > 0 ? 'wait' : 'go'}
        />
        <BigNumber
          value={short.length}
          name={m.station_short_goods()}
          tone={short.length > 0 ? 'need' : 'go'}
        />
        <BigNumber value={communities.size} name={m.station_short_communities()} />
      </div>
      <CloseDeed day={day.data} underWay={underWay.length} />
      {short.length === 0 ? (
        <Empty icon="check-circle" title={m.station_nothing_short()} />
      ) : (
        <section className="station-draft">
          <h2>{m.station_short_list({ first: nameOf(short[0]!.name), count: short.length })}</h2>
          <ShortList skus={short} />
        </section>
      )}
    </>
  )
}

function CloseDeed({ day, underWay }: { day: ReceivingDay; underWay: number }) {
  const { region, date } = useWork()
  const { day: params } = useHere()
  const [isAsking, setAsking] = useState(false)
  const close = useAct(closeReceiving, {
    refresh: [getReceivingDay, getAllocation, listSortingWaves],
    onDone: () => setAsking(false),
  })
  if (day.closedAt !== null) {
    return (
      <div className="station-said desk-tone-go">
        <p>{m.station_closed_at({ time: timeOf(day.closedAt, region.timeZone) })}</p>
        <Link to={STATION.allocation} search={{ date }} className={buttonClass('main')}>
          {m.station_see_allocation()}
        </Link>
      </div>
    )
  }
  const isForced = underWay > 0 || isRefused(close.error, 'goods-under-way')
  return (
    <>
      <Button isWide icon="flag" onClick={() => setAsking(true)}>
        {m.station_close()}
      </Button>
      <ConfirmSheet
        title={m.station_close_ask()}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        action={isForced ? m.station_close_forced() : m.station_close()}
        isDangerous={isForced}
        isBusy={close.isPending}
        error={close.error}
        {...(isForced
          ? {
              reason: m.station_close_why(),
              reasons: [m.station_close_why_van(), m.station_close_why_supplier()],
            }
          : {})}
        onConfirm={(why) => close.mutate({ params, body: why === '' ? {} : { force: true, why } })}
      >
        <p>{m.station_close_text()}</p>
        {underWay > 0 ? <p>{m.station_close_under_way({ count: underWay })}</p> : null}
      </ConfirmSheet>
    </>
  )
}
