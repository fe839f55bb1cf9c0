import { GOODS } from './goods/index.ts'
import { skuCodeOf } from './load-goods.ts'

/** What those who ship, receive and sort know of a SKU. */
export interface KnownGoods {
  code: string
  storage: 'ambient' | 'chilled' | 'frozen'
  shelfLifeDays: number
  isWeighed: boolean
  /** Brought by the farm that has not answered today. */
  isFarmed: boolean
}

/** By SKU id. */
export const knowGoods = (skuIds: ReadonlyMap<string, string>): Map<string, KnownGoods> =>
  new Map(
    GOODS.flatMap(({ storage, shelfLifeDays, ...goods }) =>
      goods.packs.map((pack) => {
        const code = skuCodeOf({ ...goods, storage, shelfLifeDays }, pack)
        const isFarmed = goods.supplier === 'S-0001'
        const isWeighed = pack.measure === 'weighed'
        return [skuIds.get(code)!, { code, storage, shelfLifeDays, isWeighed, isFarmed }]
      }),
    ),
  )
