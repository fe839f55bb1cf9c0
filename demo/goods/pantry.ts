import { type DemoGoods, picture, piece } from './goods.ts'
import { MILL, made } from './makers.ts'
import { names } from './names.ts'

export const PANTRY: readonly DemoGoods[] = [
  made(
    MILL,
    'RICE',
    ['五常大米', 'Wuchang rice', 'Arroz de Wuchang'],
    picture('1f35a'),
    540,
    [piece('袋', 5000, 3990, 3050), piece('袋', 25_000, 16_900, 13_600)],
    { origin: '黑龙江五常' },
  ),
  made(
    MILL,
    'BEANS',
    ['红芸豆', 'Kidney beans', 'Alubias rojas'],
    picture('1fad8'),
    360,
    [piece('袋', 500, 890, 520)],
    { origin: '山西岢岚' },
  ),
  made(
    MILL,
    'PEANUTS',
    ['天府花生', 'Tianfu peanuts', 'Cacahuetes de Tianfu'],
    picture('1f95c', 2),
    240,
    [piece('袋', 500, 1090, 680)],
  ),
  made(
    MILL,
    'HONEY',
    ['百花土蜂蜜', 'Wildflower honey', 'Miel de mil flores'],
    picture('1f36f'),
    720,
    [piece('瓶', 500, 4590, 2900)],
    { origin: '四川青川' },
  ),
  made(
    MILL,
    'OLIVEOIL',
    ['特级初榨橄榄油', 'Extra virgin olive oil', 'Aceite de oliva virgen extra'],
    picture('1fad2', 2),
    720,
    [piece('瓶', names('750 毫升', '750 ml', '750 ml'), 6990, 4600)],
    { origin: '四川广元' },
  ),
  made(
    MILL,
    'TOMATOCAN',
    ['番茄罐头', 'Canned tomatoes', 'Tomate en conserva'],
    picture('1f96b'),
    720,
    [piece('罐', 390, 990, 590)],
    { origin: '新疆昌吉' },
  ),
  made(
    MILL,
    'NOODLES',
    ['重庆小面', 'Chongqing noodles', 'Fideos de Chongqing'],
    picture('1f35c'),
    180,
    [piece('盒', names('4 人份', '4 servings', '4 raciones'), 1990, 1250)],
    { origin: '重庆' },
  ),
]
