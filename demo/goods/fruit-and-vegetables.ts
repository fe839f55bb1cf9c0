import { about, caseOf, type DemoGoods, type DemoPack, picture, piece, weighed } from './goods.ts'
import { names } from './names.ts'
import type { Origin } from './origins.ts'

type Names = [zh: string, en: string, es: string]

const of =
  (shelf: string, supplier: string) =>
  (
    code: string,
    name: Names,
    shown: DemoGoods['picture'],
    origin: Origin,
    shelfLifeDays: number,
    packs: DemoPack[],
    more: Partial<DemoGoods> = {},
  ): DemoGoods => ({
    code,
    shelf,
    name: names(...name),
    picture: shown,
    origin,
    storage: 'ambient',
    shelfLifeDays,
    supplier,
    packs,
    ...more,
  })

const vegetable = of('VEGETABLES', 'S-0001')
const fruit = of('FRUIT', 'S-0002')
const second = (costMinor: number) => ({ second: { supplier: 'S-0007', costMinor } })

export const VEGETABLES: readonly DemoGoods[] = [
  vegetable(
    'TOMATO',
    ['沙瓤番茄', 'Vine tomatoes', 'Tomates en rama'],
    picture('1f345', 2),
    '四川双流',
    5,
    [about(500, 598, 380)],
    second(410),
  ),
  vegetable(
    'PAKCHOI',
    ['上海青', 'Pak choi', 'Pak choi'],
    picture('1f96c'),
    '四川彭州',
    3,
    [about(400, 328, 190)],
    second(205),
  ),
  vegetable(
    'BROCCOLI',
    ['西兰花', 'Broccoli', 'Brócoli'],
    picture('1f966'),
    '四川彭州',
    4,
    [about(350, 590, 360)],
    second(385),
  ),
  vegetable(
    'CUCUMBER',
    ['刺黄瓜', 'Cucumbers', 'Pepinos'],
    picture('1f952'),
    '四川双流',
    5,
    [weighed(798, 480)],
    second(500),
  ),
  vegetable('CORN', ['甜玉米', 'Sweet corn', 'Maíz dulce'], picture('1f33d'), '四川眉山', 4, [
    about(600, 690, 420),
  ]),
  vegetable(
    'CARROT',
    ['胡萝卜', 'Carrots', 'Zanahorias'],
    picture('1f955', 3),
    '四川彭州',
    10,
    [weighed(458, 260)],
    second(280),
  ),
  vegetable(
    'POTATO',
    ['黄心土豆', 'Yellow potatoes', 'Patatas amarillas'],
    picture('1f954', 3),
    '四川凉山',
    20,
    [about(1000, 520, 310), about(2500, 1190, 740)],
    second(330),
  ),
  vegetable('ONION', ['洋葱', 'Onions', 'Cebollas'], picture('1f9c5', 2), '四川西昌', 20, [
    weighed(420, 240),
  ]),
  vegetable('GARLIC', ['紫皮大蒜', 'Garlic', 'Ajo'], picture('1f9c4', 2), '四川温江', 30, [
    about(250, 390, 230),
  ]),
  vegetable('AUBERGINE', ['紫茄', 'Aubergine', 'Berenjena'], picture('1f346'), '四川彭州', 5, [
    about(500, 450, 270),
  ]),
  vegetable(
    'PEPPER',
    ['青椒', 'Green peppers', 'Pimientos verdes'],
    picture('1fad1'),
    '四川双流',
    5,
    [about(400, 520, 320)],
  ),
  vegetable(
    'CHILLI',
    ['二荆条辣椒', 'Erjingtiao chillies', 'Chiles erjingtiao'],
    picture('1f336-fe0f', 3),
    '四川双流',
    7,
    [about(150, 420, 240)],
  ),
  vegetable(
    'PEAS',
    ['甜豌豆', 'Sweet peas', 'Guisantes dulces'],
    picture('1fadb', 2),
    '四川绵阳',
    4,
    [about(250, 690, 430)],
  ),
  vegetable(
    'YAM',
    ['烟薯', 'Roasting sweet potatoes', 'Boniatos para asar'],
    picture('1f360', 2),
    '四川达州',
    15,
    [about(1500, 990, 620)],
  ),
]

export const FRUIT: readonly DemoGoods[] = [
  fruit(
    'APPLE',
    ['红富士苹果', 'Fuji apples', 'Manzanas Fuji'],
    picture('1f34e', 2),
    '四川盐源',
    20,
    [about(1000, 1290, 820), caseOf(12, '个', 3990, 2600)],
  ),
  fruit('PEAR', ['丰水梨', 'Pears', 'Peras'], picture('1f350', 2), '四川苍溪', 12, [
    about(1000, 1090, 690),
  ]),
  fruit(
    'MANDARIN',
    ['爱媛果冻橙', 'Ehime mandarins', 'Mandarinas Ehime'],
    picture('1f34a', 3),
    '四川眉山',
    10,
    [weighed(998, 620, 500), caseOf(20, '个', 4990, 3300)],
  ),
  fruit(
    'LEMON',
    ['安岳柠檬', 'Anyue lemons', 'Limones de Anyue'],
    picture('1f34b', 2),
    '四川安岳',
    20,
    [about(500, 690, 380)],
  ),
  fruit('BANANA', ['香蕉', 'Bananas', 'Plátanos'], picture('1f34c'), '海南澄迈', 5, [
    about(1000, 890, 560),
  ]),
  fruit('WATERMELON', ['麒麟西瓜', 'Watermelon', 'Sandía'], picture('1f349'), '云南元江', 7, [
    about(4000, 1990, 1290),
  ]),
  fruit('GRAPES', ['巨峰葡萄', 'Kyoho grapes', 'Uvas Kyoho'], picture('1f347'), '四川龙泉驿', 4, [
    about(1000, 1590, 990),
  ]),
  fruit(
    'STRAWBERRY',
    ['牛奶草莓', 'Strawberries', 'Fresas'],
    picture('1f353', 3),
    '四川双流',
    3,
    [about(500, 1990, 1280)],
    { storage: 'chilled' },
  ),
  fruit(
    'BLUEBERRY',
    ['蓝莓', 'Blueberries', 'Arándanos'],
    picture('1fad0', 2),
    '云南澄江',
    7,
    [piece('盒', 125, 1290, 820)],
    { storage: 'chilled' },
  ),
  fruit(
    'CHERRY',
    ['汶川甜樱桃', 'Wenchuan cherries', 'Cerezas de Wenchuan'],
    picture('1f352', 2),
    '四川汶川',
    4,
    [about(500, 2990, 2050)],
    { storage: 'chilled' },
  ),
  fruit(
    'PEACH',
    ['龙泉水蜜桃', 'Longquan peaches', 'Melocotones de Longquan'],
    picture('1f351', 2),
    '四川龙泉驿',
    4,
    [about(1000, 1690, 1080)],
  ),
  fruit(
    'MANGO',
    ['凯特芒果', 'Keitt mangoes', 'Mangos Keitt'],
    picture('1f96d', 2),
    '四川攀枝花',
    8,
    [about(1000, 1890, 1250)],
  ),
  fruit('KIWI', ['红心猕猴桃', 'Red kiwis', 'Kiwis rojos'], picture('1f95d', 2), '四川蒲江', 12, [
    caseOf(12, '个', 2490, 1580),
  ]),
  fruit('AVOCADO', ['牛油果', 'Avocado', 'Aguacate'], picture('1f951'), '云南孟连', 6, [
    piece('个', names('1 个', '1 piece', '1 unidad'), 590, 360),
  ]),
]
