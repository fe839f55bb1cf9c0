/** Who supplies the demo, with their terms and licences. */

export interface DemoSupplier {
  code: string
  name: string
  kind: 'trader' | 'farm' | 'maker'
  contactName: string
  contactPhone: string
  address: string
  termsKind: 't_plus' | 'half_month'
  termsDays: number
  /** How many days from today each licence still holds. */
  licences: { kind: string; number: string; holdsDays: number }[]
  lotRule: 'required' | 'optional'
  /** Days from the cutoff to the delivery; 0: in the night after it. */
  leadDays: number
  /** How it packs: pieces, and grams of what is weighed; by the crate where it does not say. */
  packs?: { pieces: number; grams: number }
}

// Far enough that the demo's windows are not held back in any year somebody tries them in.
const LONG_DAYS = 5 * 365

const licence = (kind: string, number: string, holdsDays = LONG_DAYS) => ({
  kind,
  number,
  holdsDays,
})

export const SUPPLIERS: readonly DemoSupplier[] = [
  {
    code: 'S-0001',
    name: '彭州绿源蔬菜合作社',
    kind: 'farm',
    contactName: '彭社长',
    contactPhone: '+86 138 0013 8041',
    address: '彭州市濛阳街道蔬菜基地 2 号',
    termsKind: 't_plus',
    termsDays: 3,
    licences: [licence('农民专业合作社营业执照', '93510182MA6DEMO01A')],
    lotRule: 'optional',
    leadDays: 0,
    // Harvests what was ordered, so that nothing is left over by rounding.
    packs: { pieces: 1, grams: 100 },
  },
  {
    code: 'S-0002',
    name: '龙泉山果业',
    kind: 'farm',
    contactName: '柳果',
    contactPhone: '+86 138 0013 8042',
    address: '成都市龙泉驿区山泉镇桃源村 6 组',
    termsKind: 't_plus',
    termsDays: 7,
    licences: [licence('营业执照', '91510112MA6DEMO02B')],
    lotRule: 'optional',
    leadDays: 0,
  },
  {
    code: 'S-0003',
    name: '邛崃鲜禽蛋品',
    kind: 'farm',
    contactName: '余满仓',
    contactPhone: '+86 138 0013 8043',
    address: '邛崃市临邛街道养殖路 15 号',
    termsKind: 't_plus',
    termsDays: 7,
    licences: [
      licence('动物防疫条件合格证', '川蓉邛动防合字第 2100021 号'),
      licence('食品经营许可证', 'JY15101830021003'),
    ],
    lotRule: 'required',
    leadDays: 0,
  },
  {
    code: 'S-0004',
    name: '舟山渔港鲜品',
    kind: 'trader',
    contactName: '舟山阿海',
    contactPhone: '+86 138 0013 8044',
    address: '成都市青白江区冷链物流园 3 区',
    termsKind: 'half_month',
    termsDays: 10,
    licences: [licence('食品经营许可证', 'JY15101130044018')],
    lotRule: 'required',
    leadDays: 1,
  },
  {
    code: 'S-0005',
    name: '蜀香乳业烘焙',
    kind: 'maker',
    contactName: '温师傅',
    contactPhone: '+86 138 0013 8045',
    address: '成都市温江区海峡两岸科技园 26 号',
    termsKind: 't_plus',
    termsDays: 7,
    licences: [licence('食品生产许可证', 'SC10551011500126')],
    lotRule: 'required',
    leadDays: 0,
  },
  {
    code: 'S-0006',
    name: '天府粮油食品',
    kind: 'maker',
    contactName: '雷经理',
    contactPhone: '+86 138 0013 8046',
    address: '德阳市广汉市粮油路 8 号',
    termsKind: 'half_month',
    termsDays: 15,
    licences: [licence('食品生产许可证', 'SC10151068100318')],
    lotRule: 'optional',
    leadDays: 0,
  },
  {
    // The second source of vegetables: its licence runs out soon and somebody should see to it.
    code: 'S-0007',
    name: '双流田园农场',
    kind: 'farm',
    contactName: '田嫂',
    contactPhone: '+86 138 0013 8047',
    address: '成都市双流区彭镇田园路 30 号',
    termsKind: 't_plus',
    termsDays: 5,
    licences: [licence('食品经营许可证', 'JY15101160077012', 12)],
    lotRule: 'optional',
    leadDays: 0,
  },
  {
    code: 'S-0008',
    name: '蓉城日化商贸',
    kind: 'trader',
    contactName: '毛小姐',
    contactPhone: '+86 138 0013 8048',
    address: '成都市郫都区工业港北片区 5 号',
    termsKind: 't_plus',
    termsDays: 30,
    licences: [licence('营业执照', '91510124MA6DEMO08H')],
    lotRule: 'optional',
    leadDays: 0,
  },
]

/** A supplier's own proposal, which a buyer has yet to accept. */
export const PROPOSAL = { supplier: 'S-0001', sku: 'CORN-600', costMinor: 395 }
