import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'wouter'
import { m } from '../../../i18n/index.ts'
import { Icon } from '../../../ui/icon.tsx'
import { paths } from '../../paths.ts'
import type { Place } from '../../place.ts'
import { keepSearch } from './recent-searches.ts'

/** Who types is not asked about at every key. */
const PAUSE_MS = 220

/** The box that searches while one types; the address holds what is searched. */
export function SearchBox({ place }: { place: Place }) {
  const [query, setQuery] = useSearchParams()
  const asked = query.get('text') ?? ''
  const [text, setText] = useState(asked)
  const told = useRef(asked)
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => box.current?.focus({ preventScroll: true }), [])
  // The address may change by a link too: a recent search, or back.
  useEffect(() => {
    if (asked === told.current) return
    told.current = asked
    setText(asked)
  }, [asked])
  useEffect(() => {
    if (text.trim() === told.current) return
    const timer = setTimeout(() => {
      told.current = text.trim()
      setQuery(text.trim() === '' ? {} : { text: text.trim() }, { replace: true })
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text, setQuery])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    keepSearch(text)
    box.current?.blur()
  }
  return (
    <search className="shop-search search-box">
      <form method="get" action={paths.search(place)} onSubmit={submit}>
        <Icon name="search" size={20} />
        <input
          ref={box}
          type="search"
          name="text"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={() => keepSearch(text)}
          placeholder={m.shop_search_hint()}
          aria-label={m.shop_search()}
          autoComplete="off"
          enterKeyHint="search"
          maxLength={60}
        />
      </form>
    </search>
  )
}
