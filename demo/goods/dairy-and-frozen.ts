import { caseOf, type DemoGoods, picture, piece } from './goods.ts'
import { DAIRY, FREEZER, made } from './makers.ts'
import { names } from './names.ts'

const chilled = { storage: 'chilled' } as const

export const DAIRY_AND_FROZEN: readonly DemoGoods[] = [
  made(
    DAIRY,
    'MILK',
    ['鲜牛奶', 'Fresh milk', 'Leche fresca'],
    picture('1f95b'),
    7,
    [piece('瓶', names('950 毫升', '950 ml', '950 ml'), 1490, 1020)],
    chilled,
  ),
  made(
    DAIRY,
    'CHEESE',
    ['原制奶酪', 'Cheese', 'Queso'],
    picture('1f9c0'),
    90,
    [piece('块', 200, 2690, 1750)],
    chilled,
  ),
  made(
    DAIRY,
    'BUTTER',
    ['发酵黄油', 'Butter', 'Mantequilla'],
    picture('1f9c8'),
    120,
    [piece('块', 200, 2190, 1500)],
    chilled,
  ),
  made(
    DAIRY,
    'TOAST',
    ['全麦吐司', 'Wholemeal toast', 'Pan de molde integral'],
    picture('1f35e'),
    5,
    [piece('袋', 400, 1290, 780)],
  ),
  made(
    DAIRY,
    'CROISSANT',
    ['黄油牛角包', 'Butter croissants', 'Cruasanes de mantequilla'],
    picture('1f950', 2),
    4,
    [caseOf(4, '个', 1690, 990)],
  ),
  made(
    DAIRY,
    'CAKE',
    ['草莓奶油蛋糕', 'Strawberry cream cake', 'Tarta de nata y fresa'],
    picture('1f370'),
    3,
    [piece('块', 120, 1890, 1150)],
    chilled,
  ),
  made(
    FREEZER,
    'DUMPLINGS',
    ['白菜猪肉水饺', 'Pork dumplings', 'Empanadillas de cerdo'],
    picture('1f95f', 3),
    270,
    [piece('袋', 500, 1890, 1180)],
  ),
  made(
    FREEZER,
    'CONES',
    ['香草甜筒', 'Vanilla cones', 'Cucuruchos de vainilla'],
    picture('1f366'),
    540,
    [caseOf(6, '支', 2390, 1500)],
  ),
  made(
    FREEZER,
    'ICECREAM',
    ['水果冰淇淋', 'Fruit ice cream', 'Helado de frutas'],
    picture('1f368'),
    540,
    [piece('杯', 120, 890, 520)],
  ),
]
