import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { read, searchGoods } from '../../../../api/index.ts'
import { nameOf } from '../../../../i18n/index.ts'
import { type Offer, useHere } from '../use-leader.ts'

/** Offers that have the words: by name at once, by pinyin and with typos as the server finds them. */
export function useGoodsSearch(offers: readonly Offer[], words: string): readonly Offer[] {
  const { here } = useHere()
  const text = useDeferredValue(words.trim())
  const answer = useQuery({
    ...read(searchGoods, { ...here, text, limit: 50 }),
    enabled: text !== '',
    placeholderData: keepPreviousData,
  }).data
  if (text === '') return offers
  const low = text.toLowerCase()
  const heard = new Set(answer?.items.map(({ skuId }) => skuId))
  return offers.filter(
    ({ name, brand, skuId }) =>
      heard.has(skuId) || `${nameOf(name)} ${brand}`.toLowerCase().includes(low),
  )
}
