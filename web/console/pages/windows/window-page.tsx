import './windows.css'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { getWindow, listFindings, read, useLive } from '../../../api/index.ts'
import { calendarDay, instantOf, m, nameOf } from '../../../i18n/index.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { Chip } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import type { Place } from '../../sheet/model.ts'
import { Answered } from '../../states.tsx'
import { Checks } from './checks.tsx'
import { offerColumns } from './offer-columns.ts'
import { OffersSheet } from './offers-sheet.tsx'
import { RowActs } from './row-acts.tsx'
import { useCommunityPrices } from './use-community-prices.ts'
import { readAllOffers, useOffers } from './use-offers.ts'
import {
  columnOfFinding,
  type Finding,
  type Offer,
  type Window,
  windowStateName,
  windowTone,
} from './window.ts'
import { WindowActs } from './window-acts.tsx'

export default function WindowPage() {
  const { region } = useConsole()
  const { window: id } = useParams({ strict: false }) as { window: string }
  const place = { region: region.id, window: id }
  const window = useQuery(read(getWindow, place))
  const offers = useQuery({
    queryKey: ['listOffers', place, 'all'],
    queryFn: () => readAllOffers(region.id, id),
  })
  useLive({ region: region.id })
  return (
    <Answered of={window} lines={10}>
      {(found) => (
        <Answered of={offers} lines={10}>
          {(all) => (
            <Inside
              key={id}
              window={found}
              offers={all}
              again={() => Promise.all([window.refetch(), offers.refetch()])}
            />
          )}
        </Answered>
      )}
    </Answered>
  )
}

function Inside({
  window,
  offers: saved,
  again,
}: {
  window: Window
  offers: readonly Offer[]
  again: () => Promise<unknown>
}) {
  const { region, zone, currency } = useConsole()
  const place = { region: region.id, window: window.id }
  const findings = useQuery(read(listFindings, place))
  const prices = useCommunityPrices(window)
  const offers = useOffers(window, saved, prices, async () => {
    await Promise.all([again(), prices.again(), findings.refetch()])
  })
  const [goal, setGoal] = useState<Place>()
  const [row, setRow] = useState<string>()
  const jump = ({ offerId, code }: Finding) => {
    const listing = saved.find(({ id }) => id === offerId)?.listingId
    const column = offerColumns(currency).findIndex(({ id }) => id === columnOfFinding(code))
    const at = offers.sheet.rows.findIndex(({ id }) => id === listing)
    if (at >= 0) setGoal({ row: at, column })
  }
  return (
    <>
      <PageHead
        title={nameOf(window.name)}
        back={{ to: '/windows', name: m.console_day_windows() }}
        about={
          <span className="console-row">
            <Chip tone={windowTone(window.state)}>{windowStateName(window.state)}</Chip>
            <span>
              {instantOf(window.opensAt, zone)} – {instantOf(window.closesAt, zone)}
            </span>
            <span>{m.console_day_pickup_of({ day: calendarDay(window.pickupDate) })}</span>
          </span>
        }
      >
        <WindowActs
          window={window}
          isUnsaved={offers.changed.size > 0 || offers.isSaving}
          findings={findings.data?.findings}
        />
      </PageHead>
      <div className="console-stack">
        {window.state !== 'closed' && window.state !== 'withdrawn' && (
          <Checks
            of={findings}
            isPublished={window.publishedAt !== null}
            isUnsaved={offers.changed.size > 0}
            nameOfOffer={offers.nameOfOffer}
            jump={jump}
          />
        )}
        <OffersSheet
          window={window}
          offers={offers}
          prices={prices}
          goal={goal}
          onRow={setRow}
          actions={
            <RowActs
              window={window}
              offer={saved.find(({ listingId }) => listingId === row)}
              listingId={row}
              offers={offers}
            />
          }
        />
      </div>
    </>
  )
}
