import {
  type CellReader,
  choice,
  integer,
  list,
  money,
  optional,
  required,
  text,
  yesOrNo,
} from '#platform/csv'
import { STORAGES, type Storage } from '../product.ts'
import { MEASURES, type Measure } from '../sku.ts'

/**
 * The columns of a goods sheet, one row a SKU. The first name of each is the Chinese header and the
 * second the English one, as they are exported; the others are what tills and shops call it.
 * @param currency of the region whose prices the sheet gives
 */
export const goodsColumns = (currency: string) => ({
  code: required(['货号', 'code', 'sku', 'sku code', '编码', '商品条码'], code()),
  productCode: optional(['商品编码', 'product code', 'product', 'spu'], code()),
  barcodes: optional(['条码', 'barcodes', 'barcode', 'ean', '国际条码'], barcodes()),
  scaleCode: optional(['秤码', 'scale code', 'plu'], digits()),
  nameZh: optional(['品名', 'name zh', 'name', '名称', '商品名称', '中文名'], text(200)),
  nameEn: optional(['英文名', 'name en', '英文品名'], text(200)),
  nameEs: optional(['西班牙文名', 'name es', 'nombre'], text(200)),
  skuNameZh: optional(['规格', 'pack zh', 'pack', 'specification', 'spec'], text(200)),
  skuNameEn: optional(['英文规格', 'pack en'], text(200)),
  skuNameEs: optional(['西班牙文规格', 'pack es'], text(200)),
  categoryCode: optional(['类别编码', 'category code', '分类编码'], code()),
  categoryName: optional(['类别名称', 'category name', 'category', '分类名称'], text(200)),
  parentCode: optional(['上级类别编码', 'parent category code'], code()),
  descriptionZh: optional(['描述', 'description zh', 'description'], paragraph()),
  descriptionEn: optional(['英文描述', 'description en'], paragraph()),
  descriptionEs: optional(['西班牙文描述', 'description es'], paragraph()),
  brand: optional(['品牌', 'brand'], fact()),
  originZh: optional(['产地', 'origin zh', 'origin'], fact()),
  originEn: optional(['英文产地', 'origin en'], fact()),
  originEs: optional(['西班牙文产地', 'origin es'], fact()),
  storage: optional(['储存', 'storage', '储存条件', '存储方式'], choice(STORAGE_WORDS)),
  shelfLifeDays: optional(['保质期(天)', 'shelf life days', '保质期'], integer(0, 10_000)),
  taxCode: optional(['税收编码', 'tax code', '税收分类编码'], code()),
  taxRateBasisPoints: optional(['税率', 'tax rate'], percent()),
  measure: optional(['计价方式', 'measure', '计量方式'], choice(MEASURE_WORDS)),
  unitZh: optional(['单位', 'unit zh', 'unit'], text(20)),
  unitEn: optional(['英文单位', 'unit en'], text(20)),
  unitEs: optional(['西班牙文单位', 'unit es'], text(20)),
  piecesPerCase: optional(['箱规', 'pieces per case'], integer(2, 100_000)),
  aboutGrams: optional(['约重(克)', 'about grams'], integer(1, 1_000_000)),
  stepGrams: optional(['递增(克)', 'step grams'], integer(1, 1_000_000)),
  minimumGrams: optional(['起订(克)', 'minimum grams'], integer(1, 1_000_000)),
  netGrams: optional(['净重(克)', 'net grams'], integer(1, 1_000_000)),
  priceMinor: optional(['零售价', 'price', '售价', 'retail price'], money(currency)),
  isListed: optional(['上架', 'listed', '商品状态'], onSale()),
  limitPerResident: optional(['限购', 'limit per resident'], integer(1, 1_000_000_000)),
  netContent: optional(['净含量', 'net content'], paragraph()),
  ingredients: optional(['配料', 'ingredients', '配料表'], paragraph()),
  allergens: optional(['致敏物', 'allergens'], paragraph()),
  producer: optional(['生产商', 'producer'], paragraph()),
  producerAddress: optional(['生产地址', 'producer address'], paragraph()),
  licence: optional(['生产许可证', 'licence', 'license'], paragraph()),
  standard: optional(['执行标准', 'standard'], paragraph()),
  storageAdvice: optional(['贮存方法', 'storage advice'], paragraph()),
  warnings: optional(['警示', 'warnings'], paragraph()),
})

export type GoodsColumns = ReturnType<typeof goodsColumns>

const STORAGE_WORDS: Record<Storage, readonly string[]> = {
  ambient: ['常温', 'ambiente'],
  chilled: ['冷藏', 'refrigerado'],
  frozen: ['冷冻', 'congelado'],
}

const MEASURE_WORDS: Record<Measure, readonly string[]> = {
  piece: ['普通', '计件', '按件', 'pieza'],
  case: ['整箱', '按箱', 'caja'],
  about: ['约重', 'aproximado'],
  weighed: ['计重', '称重', '散称', 'a peso'],
}

/** The words by which storage and measure are exported. */
export const wordsOf = {
  storage: Object.fromEntries(STORAGES.map((one) => [one, STORAGE_WORDS[one][0]!])),
  measure: Object.fromEntries(MEASURES.map((one) => [one, MEASURE_WORDS[one][0]!])),
}

function code(): CellReader<string> {
  return (cell) => {
    const value = cell.normalize('NFKC')
    if (/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(value)) return { value }
    return { reason: 'A code starts with a letter or digit, and has only these and . _ - in it.' }
  }
}

function digits(): CellReader<string> {
  return (cell) =>
    /^[0-9]{1,8}$/.test(cell) ? { value: cell } : { reason: 'A scale code is 1 to 8 digits.' }
}

/** What a cell says when the goods have no printed barcode, whatever their code looks like. */
const NO_BARCODE = ['无', 'none', '-']

function barcodes(): CellReader<string[]> {
  const several = list(text(13), 20)
  return (cell) => (NO_BARCODE.includes(cell.toLowerCase()) ? { value: [] } : several(cell))
}

// Tills write these where nobody filled the cell.
const NOTHING = new Set(['null', '.', '-', '/', '无', '其它品牌', '其他品牌'])

function fact(): CellReader<string | null> {
  const read = text(100)
  return (cell) => (NOTHING.has(cell.toLowerCase()) ? { value: null } : read(cell))
}

function paragraph(): CellReader<string> {
  return (cell) => {
    const value = cell.normalize('NFC')
    if (value.length > 4000) return { reason: 'This is longer than 4,000 characters.' }
    if (!/\p{Cc}/u.test(value.replace(/[\r\n\t]/g, ''))) return { value }
    return { reason: 'This has a character that cannot be shown.' }
  }
}

/** Basis points of a rate written in percent: 13, 13% or 6.5%. */
function percent(): CellReader<number> {
  return (cell) => {
    const parts = /^(\d{1,3})(?:\.(\d{1,2}))?\s*(%?)$/.exec(cell.normalize('NFKC'))
    if (parts === null) return { reason: 'A tax rate is written as 13% or 6.5%.' }
    const value = Number(parts[1]! + (parts[2] ?? '').padEnd(2, '0'))
    if (value > 10_000) return { reason: 'A tax rate is at most 100%.' }
    // 0.13 may be meant as 13 %, and a tax a hundred times too small is noticed late.
    if (value > 0 && value < 100 && parts[3] === '') {
      return { reason: 'Write the rate in percent, with the sign: 13% rather than 0.13.' }
    }
    return { value }
  }
}

const ON_SALE = new Set(['正常', '在售', '上架'])
const OFF_SALE = new Set(['停售', '停用', '停购', '下架', '淘汰'])

function onSale(): CellReader<boolean> {
  const read = yesOrNo()
  return (cell) => {
    if (ON_SALE.has(cell)) return { value: true }
    return OFF_SALE.has(cell) ? { value: false } : read(cell)
  }
}
