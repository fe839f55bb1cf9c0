/** The stations of the demo region, of all four kinds, and when goods may be fetched at them. */

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]

const daily = (opensAt: string, closesAt: string) =>
  EVERY_DAY.map((weekday) => ({ weekday, opensAt, closesAt }))

const COLD = ['ambient', 'chilled', 'frozen']

export const STATIONS = [
  {
    code: 'WH-01',
    kind: 'warehouse',
    name: '龙泉驿中心仓',
    address: '成都市龙泉驿区成龙大道三段 600 号',
    latitude: 30.5564,
    longitude: 104.2492,
    hours: daily('00:00', '23:59'),
    capacityBags: 20_000,
    storages: COLD,
  },
  {
    code: 'G-01',
    kind: 'grid',
    name: '城南网格站',
    address: '成都市武侯区玉林南路 36 号',
    latitude: 30.6296,
    longitude: 104.0659,
    hours: daily('06:00', '22:00'),
    capacityBags: 1200,
    storages: COLD,
  },
  {
    code: 'G-02',
    kind: 'grid',
    name: '城东网格站',
    address: '成都市锦江区净居寺路 52 号',
    latitude: 30.6377,
    longitude: 104.0958,
    hours: daily('06:00', '22:00'),
    capacityBags: 1500,
    storages: COLD,
  },
  {
    code: 'G-03',
    kind: 'grid',
    name: '石人网格站',
    address: '成都市青羊区石人北路 18 号',
    latitude: 30.6721,
    longitude: 104.0243,
    hours: daily('06:30', '21:30'),
    capacityBags: 900,
    storages: COLD,
  },
  {
    code: 'S-01',
    kind: 'store',
    name: '玉林生活店',
    address: '成都市武侯区玉林西路 88 号',
    latitude: 30.6327,
    longitude: 104.0622,
    hours: daily('07:30', '22:30'),
    capacityBags: 300,
    storages: COLD,
  },
  {
    code: 'P-01',
    kind: 'pickup',
    name: '锦绣花园北门自提点',
    address: '成都市锦江区锦绣路 18 号门面 3',
    latitude: 30.6389,
    longitude: 104.0935,
    hours: daily('09:00', '21:30'),
    capacityBags: 220,
    storages: COLD,
  },
  {
    code: 'P-02',
    kind: 'pickup',
    name: '桐梓雅居物业自提点',
    address: '成都市武侯区桐梓林北路 9 号',
    latitude: 30.6185,
    longitude: 104.064,
    hours: daily('10:00', '20:30'),
    capacityBags: 160,
    storages: COLD,
  },
  {
    code: 'P-03',
    kind: 'pickup',
    name: '滨河雅筑驿站',
    address: '成都市天府新区滨河路 77 号',
    latitude: 30.5052,
    longitude: 104.0718,
    hours: daily('09:30', '21:00'),
    capacityBags: 180,
    storages: COLD,
  },
  {
    // No freezer: frozen goods do not come its way.
    code: 'P-04',
    kind: 'pickup',
    name: '望江橡园门卫自提点',
    address: '成都市锦江区望江路 1 号',
    latitude: 30.6342,
    longitude: 104.0867,
    hours: daily('08:00', '22:00'),
    capacityBags: 90,
    storages: ['ambient', 'chilled'],
  },
  {
    code: 'P-05',
    kind: 'pickup',
    name: '万年嘉苑便民店自提点',
    address: '成都市成华区万年路 120 号',
    latitude: 30.6655,
    longitude: 104.1128,
    hours: daily('08:30', '21:30'),
    capacityBags: 200,
    storages: COLD,
  },
  {
    code: 'P-06',
    kind: 'pickup',
    name: '沙湾新居花店自提点',
    address: '成都市金牛区沙湾路 65 号',
    latitude: 30.6886,
    longitude: 104.0587,
    hours: daily('09:00', '20:30'),
    capacityBags: 140,
    storages: COLD,
  },
]

/** When goods may be fetched: one slot after work, one for the late ones. */
export const PICKUP_SLOTS = EVERY_DAY.flatMap((weekday) => [
  { weekday, startsAt: '16:00', endsAt: '18:30', capacityOrders: 120 },
  { weekday, startsAt: '18:30', endsAt: '21:00' },
])
