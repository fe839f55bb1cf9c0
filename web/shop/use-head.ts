import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useSearchParams } from 'wouter'
import { titleOf } from './head.ts'
import { type Found, loadFile } from './page-of.ts'
import { useElder, usePlace } from './reader.tsx'

/** Names the tab after the page, and starts each new page at its top with the focus in it. */
export function useHead(found: Found | null): void {
  const client = useQueryClient()
  const place = usePlace()
  const [isElder] = useElder()
  const [query] = useSearchParams()
  const shown = useRef<string | null>(null)
  const isBack = useIsBack()
  const key = found === null ? '' : `${found.route.path} ${Object.values(found.params).join(' ')}`
  useEffect(() => {
    const isFirst = shown.current === null
    const isNew = shown.current !== key
    shown.current = key
    if (isFirst || !isNew) return
    if (!isBack()) scrollTo(0, 0)
    document.getElementById('content')?.focus({ preventScroll: true })
  }, [key, isBack])
  useEffect(() => {
    let isOver = false
    const name = async () => {
      const file = found === null ? undefined : await loadFile(found.route)
      if (isOver) return
      const { origin, pathname: path } = location
      const visit = { client, params: found?.params ?? {}, query, place, origin, path, isElder }
      document.title = titleOf(file?.head?.(visit))
    }
    void name()
    // What a page is called may come with what it fetches.
    const stop = client.getQueryCache().subscribe(({ type }) => type === 'updated' && void name())
    return () => {
      isOver = true
      stop()
    }
  })
}

/** Whether the page now shown was reached by the browser's back or forward. */
function useIsBack(): () => boolean {
  const popped = useRef(0)
  useEffect(() => {
    const onPop = () => {
      popped.current = performance.now()
    }
    addEventListener('popstate', onPop)
    return () => removeEventListener('popstate', onPop)
  }, [])
  return useRef(() => performance.now() - popped.current < 500).current
}
