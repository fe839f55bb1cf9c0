/** The leaders (团长) of the demo: who leads where, who waits, who is away. */

export interface DemoLeader {
  name: string
  phone: string
  communities: string[]
  pickupStation: string
  /** Where they live. */
  building: string
  room: string
  /** Null: applied, and waits for somebody to decide. */
  level: 'standard' | 'silver' | 'gold' | 'partner' | null
  message: string
  who?: [zh: string, en: string, es: string]
}

export const LEADERS: readonly DemoLeader[] = [
  {
    name: '张敏',
    phone: '+86 138 0013 8011',
    communities: ['C-01'],
    pickupStation: 'P-01',
    building: '3栋',
    room: '1101',
    level: 'gold',
    message: '在小区门口开水果店，早晚都在。',
    who: [
      '团长，锦绣花园，代管望江橡园',
      'leader, who also stands in for another',
      'líder, que además suple a otra',
    ],
  },
  {
    name: '李建国',
    phone: '+86 138 0013 8012',
    communities: ['C-02', 'C-03'],
    pickupStation: 'S-01',
    building: '1栋',
    room: '102',
    level: 'partner',
    message: '退休前在街道办工作，两个小区都熟。',
    who: ['团长，玉林里和桐梓雅居', 'leader of two communities', 'líder de dos comunidades'],
  },
  {
    name: '陈秀英',
    phone: '+86 138 0013 8013',
    communities: ['C-05'],
    pickupStation: 'P-04',
    building: '1栋',
    room: '204',
    level: 'silver',
    message: '门卫室可以放货。',
    who: ['团长，请假中，由张敏代管', 'leader on leave', 'líder de vacaciones'],
  },
  {
    name: '周强',
    phone: '+86 138 0013 8014',
    communities: ['C-04'],
    pickupStation: 'P-03',
    building: '8栋',
    room: '103',
    level: 'standard',
    message: '开快递驿站，有冰柜。',
  },
  {
    name: '刘芳',
    phone: '+86 138 0013 8015',
    communities: ['C-06', 'C-08'],
    pickupStation: 'G-03',
    building: '4栋',
    room: '202',
    level: 'silver',
    message: '社区网格员，认识每一位老人。',
  },
  {
    name: '杨涛',
    phone: '+86 138 0013 8016',
    communities: ['C-07'],
    pickupStation: 'P-05',
    building: '2栋',
    room: '101',
    level: 'standard',
    message: '便民店老板。',
  },
  {
    name: '赵磊',
    phone: '+86 138 0013 8017',
    communities: ['C-07'],
    pickupStation: 'P-05',
    building: '6栋',
    room: '1304',
    level: null,
    message: '宝爸，下班后有时间，想带 6、7 栋的邻居一起团。',
    who: [
      '申请做团长，等待审批',
      'applied to lead, waits for approval',
      'solicitó ser líder, espera respuesta',
    ],
  },
]

/** Who is away, and who stands in. */
export const ABSENCE = { leader: '陈秀英', substitute: '张敏', why: '回老家看女儿', days: 10 }

/** Who hands over beside a leader. */
export const HELPER = { leader: '张敏', community: 'C-01', resident: '吴敏' }

/** Commission of those of a level, and of one SKU on which little is earned; basis points. */
export const LEVEL_RATES = { silver: 1000, gold: 1100, partner: 1200 }
export const SKU_RATES = { 'RICE-25000': 300, 'RICE-5000': 500 }
export const LEADER_RATES = { 周强: 1050 }
