/** Who lives in the communities: with a phone, and without one. */

export interface DemoResident {
  name: string
  /** The login; E.164 with spaces. */
  phone: string
  community: string
  building: string
  room: string
  /** Put into the wallet by finance, in fen. */
  walletMinor: number
  locale?: 'en' | 'es'
  /** Shown at the door of the demo with this. */
  who?: [zh: string, en: string, es: string]
  /** Name of the household; the first who bears it makes it. */
  household?: string
}

const WALLET_MINOR = 200_000

const home = (
  phone: string,
  name: string,
  community: string,
  building: string,
  room: string,
  more: Partial<DemoResident> = {},
): DemoResident => ({
  name,
  phone: `+86 138 0013 ${phone}`,
  community,
  building,
  room,
  walletMinor: WALLET_MINOR,
  ...more,
})

export const RESIDENTS: readonly DemoResident[] = [
  home('8001', '王芳', 'C-01', '3栋', '1203', {
    household: '王家',
    who: ['居民，购物车里有东西', 'resident with a full cart', 'vecina con la cesta llena'],
  }),
  home('8002', '王小川', 'C-01', '3栋', '1203', {
    household: '王家',
    who: [
      '居民，有一笔未付的订单',
      'resident with an unpaid order',
      'vecino con un pedido sin pagar',
    ],
  }),
  home('8003', '陈静', 'C-01', '1栋', '501', {
    who: [
      '居民，也替赵大爷下单',
      'resident who also orders for a neighbour',
      'vecina que también pide para otro',
    ],
  }),
  home('8004', '刘洋', 'C-01', '5栋', '702'),
  home('8005', '黄磊', 'C-01', '7栋', '1104'),
  home('8006', '周婷', 'C-01', '2栋', '304'),
  home('8007', '吴敏', 'C-01', '3栋', '605', {
    who: ['团长的帮手', 'resident who helps the leader hand over', 'vecina que ayuda a entregar'],
  }),
  home('8008', '何伟', 'C-02', '2栋', '401'),
  home('8009', '郑丽', 'C-02', '4栋', '602'),
  home('8010', '马超', 'C-02', '8栋', '201'),
  home('8021', 'Carmen García', 'C-03', 'A座', '1502', {
    locale: 'es',
    who: ['居民，说西班牙语', 'resident who speaks Spanish', 'vecina que habla español'],
  }),
  home('8022', 'Emily Chen', 'C-03', 'B座', '803', {
    locale: 'en',
    who: ['居民，说英语', 'resident who speaks English', 'vecina que habla inglés'],
  }),
  home('8023', '孙浩', 'C-03', 'C座', '1201'),
  home('8024', '徐晶', 'C-04', '6栋', '1801', { household: '徐家' }),
  home('8025', '高远', 'C-04', '6栋', '1801', { household: '徐家' }),
  home('8026', '罗琳', 'C-04', '11栋', '903'),
  home('8027', '邓杰', 'C-05', '2栋', '1006'),
  home('8028', '曾敏', 'C-05', '4栋', '305'),
  home('8029', '彭勇', 'C-06', '9栋', '402'),
  home('8030', '曹雪', 'C-06', '3栋', '501'),
  home('8031', '谢丹', 'C-07', '5栋', '2204'),
  home('8032', '韩冰', 'C-07', '1栋', '1702'),
  home('8033', '许诺', 'C-08', '3栋', '1105'),
]

/** Neighbours who are written down by name, because they have no phone. */
export interface DemoNeighbour {
  name: string
  community: string
  building: string
  room: string
  /** Name of the resident who orders for them; the leader when absent. */
  ordersBy?: string
}

export const NEIGHBOURS: readonly DemoNeighbour[] = [
  { name: '李奶奶', community: 'C-01', building: '3栋', room: '102' },
  { name: '赵大爷', community: 'C-01', building: '2栋', room: '301', ordersBy: '陈静' },
  { name: '唐婆婆', community: 'C-02', building: '5栋', room: '203' },
  { name: '冯奶奶', community: 'C-06', building: '1栋', room: '101' },
]
