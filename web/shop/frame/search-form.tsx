import { type FormEvent, useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { m } from '../../i18n/index.ts'
import { Icon } from '../../ui/icon.tsx'
import { paths } from '../paths.ts'
import { usePlace } from '../reader.tsx'

/** The way to search from any page; works without script as a form that is sent. */
export function SearchForm() {
  const place = usePlace()
  const [, navigate] = useLocation()
  const [query] = useSearchParams()
  const [text, setText] = useState(query.get('text') ?? '')
  if (place === null) return null
  const search = (event: FormEvent) => {
    event.preventDefault()
    navigate(paths.search(place, text.trim()))
  }
  return (
    <search className="shop-search">
      <form action={paths.search(place)} method="get" onSubmit={search}>
        <Icon name="search" size={20} />
        <input
          type="search"
          name="text"
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder={m.shop_search_hint()}
          aria-label={m.shop_search()}
          autoComplete="off"
          enterKeyHint="search"
        />
      </form>
    </search>
  )
}
