/** Where the demo happens: one region and its communities. */

export const REGION = {
  id: 'chengdu',
  country: 'CN',
  currency: 'CNY',
  timeZone: 'Asia/Shanghai',
  taxMode: 'included',
  name: { 'zh-CN': '成都', en: 'Chengdu', es: 'Chengdú' },
  deliveryCalendar: { weekdays: [1, 2, 3, 4, 5, 6, 7], closed: [], extra: [] },
} as const

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]

export interface DemoCommunity {
  code: string
  name: string
  address: string
  latitude: number
  longitude: number
  householdCount: number
  traits: Record<string, unknown>
  deliveryWeekdays: number[]
  minimumOrderMinor: number
  buildings: { name: string; householdCount: number }[]
  /** Codes of the stations that serve it; the last one is its pickup point. */
  servedBy: string[]
}

const numbered = (count: number, householdCount: number) =>
  Array.from({ length: count }, (_, at) => ({ name: `${at + 1}栋`, householdCount }))

export const COMMUNITIES: readonly DemoCommunity[] = [
  {
    code: 'C-01',
    name: '锦绣花园',
    address: '成都市锦江区锦绣路 18 号',
    latitude: 30.6391,
    longitude: 104.0938,
    householdCount: 864,
    traits: { eldersBasisPoints: 3200, hasLifts: true, tags: ['老邻居多'] },
    deliveryWeekdays: EVERY_DAY,
    minimumOrderMinor: 0,
    buildings: numbered(9, 96),
    servedBy: ['WH-01', 'G-02', 'P-01'],
  },
  {
    code: 'C-02',
    name: '玉林里',
    address: '成都市武侯区玉林西路 90 号',
    latitude: 30.6335,
    longitude: 104.0631,
    householdCount: 540,
    traits: { eldersBasisPoints: 4100, hasLifts: false, tags: ['老院子'] },
    deliveryWeekdays: EVERY_DAY,
    minimumOrderMinor: 0,
    buildings: numbered(9, 60),
    servedBy: ['WH-01', 'G-01', 'S-01'],
  },
  {
    code: 'C-03',
    name: '桐梓雅居',
    address: '成都市武侯区桐梓林北路 9 号',
    latitude: 30.6187,
    longitude: 104.0643,
    householdCount: 420,
    traits: { rentersBasisPoints: 3800, hasLifts: true, tags: ['外籍邻居'] },
    deliveryWeekdays: EVERY_DAY,
    minimumOrderMinor: 0,
    buildings: ['A座', 'B座', 'C座'].map((name) => ({ name, householdCount: 140 })),
    servedBy: ['WH-01', 'G-01', 'P-02'],
  },
  {
    code: 'C-04',
    name: '滨河雅筑',
    address: '成都市天府新区滨河路 77 号',
    latitude: 30.5055,
    longitude: 104.0721,
    householdCount: 1260,
    traits: { childrenBasisPoints: 4600, hasLifts: true, tags: ['学区'] },
    deliveryWeekdays: EVERY_DAY,
    // The van drives 16 km for it.
    minimumOrderMinor: 1900,
    buildings: numbered(12, 105),
    servedBy: ['WH-01', 'G-01', 'P-03'],
  },
  {
    code: 'C-05',
    name: '望江橡园',
    address: '成都市锦江区望江路 1 号',
    latitude: 30.6345,
    longitude: 104.0869,
    householdCount: 310,
    traits: { eldersBasisPoints: 2600, hasLifts: true },
    deliveryWeekdays: EVERY_DAY,
    minimumOrderMinor: 0,
    buildings: numbered(5, 62),
    servedBy: ['WH-01', 'G-02', 'P-04'],
  },
  {
    code: 'C-06',
    name: '石人北苑',
    address: '成都市青羊区石人北路 20 号',
    latitude: 30.6724,
    longitude: 104.0247,
    householdCount: 720,
    traits: { eldersBasisPoints: 5200, hasLifts: false, tags: ['单位宿舍'] },
    deliveryWeekdays: EVERY_DAY,
    minimumOrderMinor: 0,
    buildings: numbered(12, 60),
    servedBy: ['WH-01', 'G-03'],
  },
  {
    code: 'C-07',
    name: '万年嘉苑',
    address: '成都市成华区万年路 118 号',
    latitude: 30.6658,
    longitude: 104.1131,
    householdCount: 980,
    traits: { childrenBasisPoints: 3100, hasLifts: true },
    deliveryWeekdays: EVERY_DAY,
    minimumOrderMinor: 0,
    buildings: numbered(7, 140),
    servedBy: ['WH-01', 'G-02', 'P-05'],
  },
  {
    code: 'C-08',
    name: '沙湾新居',
    address: '成都市金牛区沙湾路 65 号',
    latitude: 30.6889,
    longitude: 104.059,
    householdCount: 460,
    traits: { rentersBasisPoints: 2900, hasLifts: true },
    // The flower shop that keeps the bags is closed on Sundays.
    deliveryWeekdays: [1, 2, 3, 4, 5, 6],
    minimumOrderMinor: 0,
    buildings: numbered(4, 115),
    servedBy: ['WH-01', 'G-03', 'P-06'],
  },
]
