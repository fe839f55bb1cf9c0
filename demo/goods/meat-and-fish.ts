import { about, caseOf, type DemoGoods, picture, piece, weighed } from './goods.ts'
import { names } from './names.ts'

type Names = [zh: string, en: string, es: string]
type Facts = Omit<DemoGoods, 'name' | 'shelf' | 'supplier'> & { name: Names }

const on =
  (shelf: string, supplier: string) =>
  ({ name, ...facts }: Facts): DemoGoods => ({ ...facts, name: names(...name), shelf, supplier })

const farm = on('MEAT', 'S-0003')
const harbour = on('SEAFOOD', 'S-0004')

export const MEAT: readonly DemoGoods[] = [
  farm({
    code: 'EGGS',
    name: ['农家土鸡蛋', 'Free-range eggs', 'Huevos de corral'],
    picture: picture('1f95a', 3),
    origin: '四川邛崃',
    storage: 'ambient',
    shelfLifeDays: 30,
    packs: [
      piece('盒', names('10 枚', '10 eggs', '10 huevos'), 1390, 960),
      caseOf(3, '盒', 3690, 2750),
    ],
  }),
  farm({
    code: 'DRUMSTICK',
    name: ['三黄鸡腿', 'Chicken legs', 'Muslos de pollo'],
    picture: picture('1f357'),
    origin: '四川邛崃',
    storage: 'chilled',
    shelfLifeDays: 4,
    packs: [weighed(2398, 1650, 400)],
  }),
  farm({
    code: 'RIBS',
    name: ['黑猪带骨肉', 'Pork on the bone', 'Cerdo con hueso'],
    picture: picture('1f356'),
    origin: '四川雅安',
    storage: 'chilled',
    shelfLifeDays: 3,
    packs: [weighed(5980, 4350, 500)],
  }),
  farm({
    code: 'STEAK',
    name: ['谷饲西冷牛排', 'Sirloin steak', 'Solomillo de ternera'],
    picture: picture('1f969'),
    origin: '四川阿坝',
    storage: 'chilled',
    shelfLifeDays: 7,
    packs: [piece('片', 200, 2990, 2100)],
  }),
  farm({
    code: 'BACON',
    name: ['川味五花培根', 'Sichuan bacon', 'Panceta de Sichuan'],
    picture: picture('1f953'),
    origin: '四川广元',
    storage: 'chilled',
    shelfLifeDays: 45,
    packs: [piece('盒', 150, 1590, 1050)],
  }),
]

export const SEAFOOD: readonly DemoGoods[] = [
  harbour({
    code: 'SHRIMP',
    name: ['冻大虾', 'Frozen shrimp', 'Langostinos congelados'],
    picture: picture('1f990'),
    origin: '山东青岛',
    storage: 'frozen',
    shelfLifeDays: 360,
    packs: [about(500, 3990, 2800)],
  }),
  harbour({
    code: 'CRAB',
    name: ['梭子蟹', 'Swimming crab', 'Cangrejo azul'],
    picture: picture('1f980'),
    origin: '浙江舟山',
    storage: 'chilled',
    shelfLifeDays: 2,
    packs: [about(500, 4990, 3600)],
  }),
  harbour({
    code: 'OYSTERS',
    name: ['乳山生蚝', 'Rushan oysters', 'Ostras de Rushan'],
    picture: picture('1f9aa', 2),
    origin: '山东乳山',
    storage: 'chilled',
    shelfLifeDays: 3,
    packs: [caseOf(12, '只', 3990, 2700)],
  }),
  harbour({
    code: 'CRAYFISH',
    name: ['麻辣小龙虾', 'Spicy crayfish', 'Cangrejos de río picantes'],
    picture: picture('1f99e'),
    origin: '湖北潜江',
    storage: 'frozen',
    shelfLifeDays: 270,
    packs: [piece('盒', 800, 4590, 3200)],
  }),
]
