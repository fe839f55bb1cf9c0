import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'wouter'
import { useServerMinute } from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import { Empty, Failed, Skeleton } from '../../../ui/states.tsx'
import { type Offer, standingOf, type Window } from '../../goods/offer.ts'
import { OfferCard } from '../../goods/offer-card.tsx'
import type { Place } from '../../place.ts'
import { useElder, useRegion } from '../../reader.tsx'
import { CategoryChips } from './category-chips.tsx'
import { type Section, sectionsOf } from './sections.ts'
import { type ListedWindow, shelfQuery, windowQuery } from './today-queries.ts'
import { WindowBanner } from './window-banner.tsx'

/** A window: until when, when and where it arrives, and its goods by category. */
export function WindowGoods({ place, window }: { place: Place; window: ListedWindow }) {
  const shown = useQuery({ ...windowQuery(place, window.id), refetchInterval: 45_000 })
  const shelf = useQuery(shelfQuery(place))
  const [query] = useSearchParams()
  const [isElder] = useElder()
  const sections = sectionsOf(shown.data?.offers ?? [], shelf.data ?? [], !isElder)
  const category = query.get('category')
  const chosen = sections.filter(({ id }) =>
    category === null ? !id.startsWith('.') : id === category,
  )
  return (
    <>
      <WindowBanner window={window} />
      {shown.isPending ? <Skeleton kind="cards" count={6} /> : null}
      {shown.isLoadingError ? <Failed error={shown.error} onRetry={shown.refetch} /> : null}
      {shown.data === undefined ? null : (
        <>
          <CategoryChips sections={sections} chosen={category} />
          {chosen.length === 0 ? <Empty title={m.shop_category_empty()} /> : null}
          {chosen.map((section, at) => (
            <OfferSection
              key={section.id}
              section={section}
              place={place}
              window={shown.data}
              isFirst={at === 0}
            />
          ))}
        </>
      )}
    </>
  )
}

interface OfferSectionProps {
  section: Section
  place: Place
  window: Window
  isFirst: boolean
}

function OfferSection({ section, place, window, isFirst }: OfferSectionProps) {
  const region = useRegion()
  const minute = useServerMinute()
  if (region === undefined) return null
  const card = (offer: Offer, at: number) => (
    <li key={offer.offerId}>
      <OfferCard
        offer={offer}
        place={place}
        window={window}
        timeZone={region.timeZone}
        standing={standingOf(offer, window.state, minute)}
        isFirst={isFirst && at < 2}
      />
    </li>
  )
  return (
    <section className={isFirst ? 'today-section' : 'today-section today-later'}>
      <h2>{section.name}</h2>
      <ul className="offer-grid">{section.offers.map(card)}</ul>
    </section>
  )
}
