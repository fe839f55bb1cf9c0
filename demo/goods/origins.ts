import { type DemoNames, names } from './names.ts'

/** Where the demo's goods come from, as written in Chinese, and in letters. */
const ORIGINS = {
  四川: 'Sichuan',
  四川双流: 'Shuangliu, Sichuan',
  四川彭州: 'Pengzhou, Sichuan',
  四川眉山: 'Meishan, Sichuan',
  四川凉山: 'Liangshan, Sichuan',
  四川西昌: 'Xichang, Sichuan',
  四川温江: 'Wenjiang, Sichuan',
  四川绵阳: 'Mianyang, Sichuan',
  四川达州: 'Dazhou, Sichuan',
  四川盐源: 'Yanyuan, Sichuan',
  四川苍溪: 'Cangxi, Sichuan',
  四川安岳: 'Anyue, Sichuan',
  四川龙泉驿: 'Longquanyi, Sichuan',
  四川汶川: 'Wenchuan, Sichuan',
  四川攀枝花: 'Panzhihua, Sichuan',
  四川蒲江: 'Pujiang, Sichuan',
  四川邛崃: 'Qionglai, Sichuan',
  四川雅安: 'Ya’an, Sichuan',
  四川阿坝: 'Aba, Sichuan',
  四川广元: 'Guangyuan, Sichuan',
  四川青川: 'Qingchuan, Sichuan',
  四川峨眉山: 'Emeishan, Sichuan',
  四川成都: 'Chengdu, Sichuan',
  重庆: 'Chongqing',
  海南澄迈: 'Chengmai, Hainan',
  云南元江: 'Yuanjiang, Yunnan',
  云南澄江: 'Chengjiang, Yunnan',
  云南孟连: 'Menglian, Yunnan',
  云南保山: 'Baoshan, Yunnan',
  云南昆明: 'Kunming, Yunnan',
  山东青岛: 'Qingdao, Shandong',
  山东乳山: 'Rushan, Shandong',
  浙江舟山: 'Zhoushan, Zhejiang',
  湖北潜江: 'Qianjiang, Hubei',
  黑龙江五常: 'Wuchang, Heilongjiang',
  山西岢岚: 'Kelan, Shanxi',
  新疆昌吉: 'Changji, Xinjiang',
} as const

export type Origin = keyof typeof ORIGINS

export const originNames = (origin: Origin): DemoNames =>
  names(origin, ORIGINS[origin], ORIGINS[origin])
