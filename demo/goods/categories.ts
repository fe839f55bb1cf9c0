import { type DemoNames, names } from './names.ts'

/** The category tree of the demo: three halls, each with its shelves. */

export interface DemoCategory {
  code: string
  parent: string | null
  name: DemoNames
  tax: [code: string, basisPoints: number]
  /** What its goods must say before they are published. */
  labelFields: string[]
}

const PACKED = ['netContent', 'producer', 'licence', 'shelfLifeDays']

const shelf = (
  code: string,
  parent: string | null,
  name: DemoNames,
  tax: DemoCategory['tax'],
  labelFields: string[] = [],
): DemoCategory => ({ code, parent, name, tax, labelFields })

const EXEMPT: [string, number] = ['exempt', 0]
const FOOD: [string, number] = ['vat-9', 900]
const GOODS: [string, number] = ['vat-13', 1300]

export const CATEGORIES: readonly DemoCategory[] = [
  shelf('FRESH', null, names('生鲜', 'Fresh', 'Frescos'), EXEMPT, ['origin']),
  shelf('VEGETABLES', 'FRESH', names('蔬菜', 'Vegetables', 'Verduras'), EXEMPT),
  shelf('FRUIT', 'FRESH', names('水果', 'Fruit', 'Frutas'), FOOD),
  shelf('MEAT', 'FRESH', names('肉禽蛋', 'Meat and eggs', 'Carne y huevos'), EXEMPT, [
    'shelfLifeDays',
  ]),
  shelf('SEAFOOD', 'FRESH', names('水产', 'Fish and seafood', 'Pescado y marisco'), FOOD),
  shelf('FOOD', null, names('食品', 'Food', 'Alimentación'), GOODS, PACKED),
  shelf('FROZEN', 'FOOD', names('冷冻', 'Frozen', 'Congelados'), GOODS, ['storageAdvice']),
  shelf('BAKERY', 'FOOD', names('乳品烘焙', 'Dairy and bakery', 'Lácteos y panadería'), GOODS),
  shelf('PANTRY', 'FOOD', names('粮油干货', 'Pantry', 'Despensa'), FOOD),
  shelf('SNACKS', 'FOOD', names('零食', 'Snacks', 'Aperitivos'), GOODS),
  shelf('DRINKS', 'FOOD', names('茶饮', 'Tea and drinks', 'Té y bebidas'), GOODS),
  shelf('HOME', null, names('家居', 'Home', 'Hogar'), GOODS),
  shelf('HOUSEHOLD', 'HOME', names('家清日用', 'Household', 'Limpieza'), GOODS, ['producer']),
  shelf('FLOWERS', 'HOME', names('鲜花绿植', 'Flowers and plants', 'Flores y plantas'), EXEMPT, [
    'origin',
  ]),
]
