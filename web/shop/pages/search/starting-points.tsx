import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { m } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { paths } from '../../paths.ts'
import type { Place } from '../../place.ts'
import { shelfQuery } from '../today/today-queries.ts'
import { forgetSearches, recentSearches } from './recent-searches.ts'

/** Where to begin: what was searched before, and the categories. */
export function StartingPoints({ place }: { place: Place }) {
  const shelf = useQuery(shelfQuery(place))
  const [recent, setRecent] = useState<string[]>([])
  // The server cannot know them: they stay on the device.
  useEffect(() => setRecent(recentSearches()), [])
  const forget = () => {
    forgetSearches()
    setRecent([])
  }
  return (
    <>
      {recent.length === 0 ? null : (
        <section className="search-start">
          <header>
            <h2>{m.shop_recent_searches()}</h2>
            <Button kind="soft" icon="trash" onClick={forget}>
              {m.shop_forget_searches()}
            </Button>
          </header>
          <ul className="search-links">
            {recent.map((text) => (
              <li key={text}>
                <Link href={paths.search(place, text)} replace>
                  {text}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="search-start">
        <h2>{m.shop_categories()}</h2>
        <ul className="search-links">
          {shelf.data
            ?.filter(({ goods }) => goods > 0)
            .map(({ id, name }) => (
              <li key={id}>
                <Link href={paths.goods(place, id)}>{name}</Link>
              </li>
            ))}
        </ul>
      </section>
    </>
  )
}
