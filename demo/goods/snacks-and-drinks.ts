import { caseOf, type DemoGoods, picture, piece } from './goods.ts'
import { DRINKS, made, SNACKS } from './makers.ts'
import { names } from './names.ts'

export const SNACKS_AND_DRINKS: readonly DemoGoods[] = [
  made(
    SNACKS,
    'CHOCOLATE',
    ['黑巧克力', 'Dark chocolate', 'Chocolate negro'],
    picture('1f36b'),
    360,
    [piece('板', 100, 1590, 980)],
  ),
  made(
    SNACKS,
    'COOKIES',
    ['巧克力曲奇', 'Chocolate cookies', 'Galletas de chocolate'],
    picture('1f36a', 2),
    270,
    [piece('盒', 200, 1490, 890)],
  ),
  made(SNACKS, 'MOONCAKE', ['椒盐月饼', 'Mooncakes', 'Pasteles de luna'], picture('1f96e', 2), 60, [
    caseOf(6, '枚', 3990, 2400),
  ]),
  made(
    DRINKS,
    'TEA',
    ['茉莉花茶', 'Jasmine tea', 'Té de jazmín'],
    picture('1fad6'),
    540,
    [piece('罐', 100, 3990, 2300)],
    { origin: '四川峨眉山' },
  ),
  made(
    DRINKS,
    'COFFEE',
    ['挂耳咖啡', 'Drip coffee', 'Café de filtro'],
    picture('2615'),
    360,
    [caseOf(10, '包', 3490, 2100)],
    { origin: '云南保山' },
  ),
  made(DRINKS, 'JUICE', ['苹果汁', 'Apple juice', 'Zumo de manzana'], picture('1f9c3'), 270, [
    piece('盒', names('250 毫升', '250 ml', '250 ml'), 450, 260),
    caseOf(12, '盒', 4990, 3000),
  ]),
  made(
    DRINKS,
    'BEER',
    ['精酿啤酒', 'Craft beer', 'Cerveza artesana'],
    picture('1f37a'),
    180,
    [caseOf(6, '罐', 3990, 2600)],
    { label: { warnings: '过量饮酒有害健康，未成年人请勿饮酒' } },
  ),
]
