import type { DemoGoods, DemoLabel, DemoPack } from './goods.ts'
import { names } from './names.ts'

/** Who makes the packed food of the demo, and what their packages say. */

type Names = [zh: string, en: string, es: string]

interface Maker {
  supplier: string
  shelf: string
  storage: DemoGoods['storage']
  label: DemoLabel
}

export const DAIRY: Maker = {
  supplier: 'S-0005',
  shelf: 'BAKERY',
  storage: 'ambient',
  label: {
    producer: '成都蜀香乳业烘焙有限公司',
    producerAddress: '成都市温江区海峡两岸科技园 26 号',
    licence: 'SC10551011500126',
  },
}

export const MILL: Maker = {
  supplier: 'S-0006',
  shelf: 'PANTRY',
  storage: 'ambient',
  label: {
    producer: '四川天府粮油食品有限公司',
    producerAddress: '德阳市广汉市粮油路 8 号',
    licence: 'SC10151068100318',
  },
}

export const FREEZER: Maker = {
  supplier: 'S-0004',
  shelf: 'FROZEN',
  storage: 'frozen',
  label: {
    producer: '成都冰川速冻食品有限公司',
    producerAddress: '成都市新都区冷链路 12 号',
    licence: 'SC11151011400277',
    storageAdvice: '-18 ℃ 以下冷冻保存',
  },
}

export const SNACKS: Maker = { ...MILL, shelf: 'SNACKS' }
export const DRINKS: Maker = { ...MILL, shelf: 'DRINKS' }

/** Packed food of a maker: its label says what is in it, and who made it. */
export function made(
  maker: Maker,
  code: string,
  name: Names,
  shown: DemoGoods['picture'],
  shelfLifeDays: number,
  packs: DemoPack[],
  more: Partial<DemoGoods> = {},
): DemoGoods {
  const { label, ...goods } = more
  return {
    code,
    shelf: maker.shelf,
    name: names(...name),
    picture: shown,
    origin: '四川',
    storage: maker.storage,
    shelfLifeDays,
    supplier: maker.supplier,
    packs,
    ...goods,
    label: { netContent: packs[0]!.name['zh-CN'], ...maker.label, ...label },
  }
}
