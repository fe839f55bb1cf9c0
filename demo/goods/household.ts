import { caseOf, type DemoGoods, type DemoPack, picture, piece } from './goods.ts'
import { names } from './names.ts'

type Names = [zh: string, en: string, es: string]

const home = (
  code: string,
  name: Names,
  shown: DemoGoods['picture'],
  packs: DemoPack[],
): DemoGoods => ({
  code,
  shelf: 'HOUSEHOLD',
  name: names(...name),
  picture: shown,
  origin: '四川成都',
  storage: 'ambient',
  shelfLifeDays: 1080,
  label: { producer: '蓉城日化有限公司', producerAddress: '成都市郫都区工业港北片区 5 号' },
  supplier: 'S-0008',
  packs,
})

const flowers = (
  code: string,
  name: Names,
  file: string,
  shelfLifeDays: number,
  packs: DemoPack[],
): DemoGoods => ({
  code,
  shelf: 'FLOWERS',
  name: names(...name),
  picture: picture(file),
  origin: '云南昆明',
  storage: 'ambient',
  shelfLifeDays,
  supplier: 'S-0002',
  packs,
})

export const HOUSEHOLD: readonly DemoGoods[] = [
  home('TISSUE', ['四层卷纸', 'Toilet paper', 'Papel higiénico'], picture('1f9fb', 2), [
    piece('提', names('10 卷', '10 rolls', '10 rollos'), 2390, 1500),
  ]),
  home('SOAP', ['玫瑰香皂', 'Rose soap', 'Jabón de rosas'], picture('1f9fc'), [
    piece('块', 108, 590, 330),
  ]),
  home('HANDWASH', ['抑菌洗手液', 'Hand wash', 'Jabón de manos'], picture('1f9f4'), [
    piece('瓶', names('500 毫升', '500 ml', '500 ml'), 1290, 760),
  ]),
  home('SPONGE', ['百洁布海绵', 'Sponges', 'Esponjas'], picture('1f9fd', 2), [
    caseOf(5, '片', 790, 380),
  ]),
  home('BROOM', ['软毛扫把', 'Soft broom', 'Escoba suave'], picture('1f9f9'), [
    piece('把', names('1 把', '1 piece', '1 unidad'), 1990, 1150),
  ]),
  flowers('SUNFLOWERS', ['向日葵', 'Sunflowers', 'Girasoles'], '1f33b', 6, [
    piece('束', names('5 枝', '5 stems', '5 tallos'), 1990, 1200),
  ]),
  flowers('POTPLANT', ['绿萝', 'Potted pothos', 'Poto en maceta'], '1fab4', 30, [
    piece('盆', names('1 盆', '1 pot', '1 maceta'), 1590, 880),
  ]),
]
