import type { Role } from '#platform/access'

/** The people of the office, of the stations and of the suppliers: they sign in by password. */

/** The same for all of them: a demo holds nothing to guard. */
export const PASSWORD = 'linli-demo'

export interface DemoStaff {
  name: string
  email: string
  role: Role
  /** What they do, in Chinese, English and Spanish. */
  who: [zh: string, en: string, es: string]
  station?: string
  supplier?: string
}

const office = (name: string, role: Role, who: DemoStaff['who']): DemoStaff => ({
  name,
  email: `${role === 'operations' ? 'ops' : role}@linli.demo`,
  role,
  who,
})

export const STAFF: readonly DemoStaff[] = [
  office('沈岚', 'admin', [
    '管理员',
    'administrator of the operator',
    'administradora de la empresa',
  ]),
  office('周宁', 'operations', ['运营', 'operations of Chengdu', 'operaciones de Chengdu']),
  office('苏敏', 'buyer', ['采购', 'buyer', 'compradora']),
  office('贺文', 'finance', ['财务', 'finance', 'finanzas']),
  {
    name: '方正',
    email: 'finance2@linli.demo',
    role: 'finance',
    who: [
      '财务复核',
      'finance, the second person of every payout',
      'finanzas, segunda firma de cada pago',
    ],
  },
  office('白露', 'support', ['客服', 'support', 'atención al vecino']),
  office('程可', 'marketing', ['市场', 'marketing', 'marketing']),
  office('顾严', 'supervisor', [
    '监督，只看不改',
    'supervisor, reads all, changes nothing',
    'supervisión, lo lee todo y no cambia nada',
  ]),
  {
    name: '梁店长',
    email: 'store@linli.demo',
    role: 'station_manager',
    who: ['玉林生活店店长', 'manager of the Yulin store', 'encargada de la tienda de Yulin'],
    station: 'S-01',
  },
  {
    name: '龙泉',
    email: 'warehouse@linli.demo',
    role: 'station_manager',
    who: ['龙泉驿中心仓主管', 'manager of the warehouse', 'encargado del almacén'],
    station: 'WH-01',
  },
  {
    name: '石小军',
    email: 'grid@linli.demo',
    role: 'station_staff',
    who: [
      '城东网格站站员',
      'staff of the grid station in the east',
      'personal de la estación del este',
    ],
    station: 'G-02',
  },
  {
    name: '江师傅',
    email: 'courier@linli.demo',
    role: 'courier',
    who: ['配送员，开冷藏车', 'courier of the cold vans', 'repartidor de las furgonetas frías'],
  },
  {
    name: '小宋',
    email: 'courier2@linli.demo',
    role: 'courier',
    who: [
      '配送员，骑电动三轮车',
      'courier on the electric tricycle',
      'repartidor del triciclo eléctrico',
    ],
  },
  {
    name: '彭社长',
    email: 'farm@linli.demo',
    role: 'supplier',
    who: [
      '供应商：彭州绿源合作社',
      'supplier: a vegetable farm',
      'proveedor: una granja de verduras',
    ],
    supplier: 'S-0001',
  },
  {
    name: '舟山阿海',
    email: 'harbour@linli.demo',
    role: 'supplier',
    who: ['供应商：舟山渔港', 'supplier: fish and frozen goods', 'proveedor: pescado y congelados'],
    supplier: 'S-0004',
  },
]

/** How the loading of the demo calls them: the first of a role by the role, others by e-mail. */
export const callName = ({ role, email }: DemoStaff): string =>
  role !== 'supplier' && STAFF.find((one) => one.role === role)!.email === email ? role : email
