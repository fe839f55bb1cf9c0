/** One product with one thing to buy, as each of the three shops gets it. */
export interface Goods {
  code: string
  name: string
  english: string
  priceMinor: number
  stock: number
}

export const GOODS_COUNT = 1000
/** A word that one product in forty bears in its name; Vendure's search passes over shorter ones. */
export const SEARCHED = '花生油'
export const FOUND = GOODS_COUNT / 40
export const FLASH_UNITS = 100

const ORIGINS = ['本地', '云南', '山东', '海南', '新疆']
const ORIGINS_IN_ENGLISH = ['Local', 'Yunnan', 'Shandong', 'Hainan', 'Xinjiang']
const KINDS = [
  ...['番茄', '黄瓜', '土豆', '茄子', '青椒', '白菜', '菠菜', '芹菜', '南瓜', '冬瓜'],
  ...['苹果', '香梨', '蜜桃', '葡萄', '西瓜', '柚子', '脐橙', '草莓', '樱桃', '石榴'],
  ...['鲜奶', '酸奶', '鸡蛋', '豆腐', '面条', '馒头', '大米', '小米', '面粉', '花生油'],
  ...['鲈鱼', '鲜虾', '牛腩', '羊排', '鸡腿', '鸭脖', '排骨', '酱油', '香醋', '蜂蜜'],
]
const KINDS_IN_ENGLISH = [
  ...['tomato', 'cucumber', 'potato', 'aubergine', 'green pepper', 'cabbage', 'spinach', 'celery'],
  ...['pumpkin', 'winter melon', 'apple', 'pear', 'peach', 'grape', 'watermelon', 'pomelo'],
  ...['orange', 'strawberry', 'cherry', 'pomegranate', 'milk', 'yoghurt', 'egg', 'tofu', 'noodle'],
  ...['steamed bun', 'rice', 'millet', 'flour', 'peanut oil', 'perch', 'shrimp', 'beef', 'lamb'],
  ...['chicken leg', 'duck neck', 'pork ribs', 'soy sauce', 'vinegar', 'honey'],
]
const PACKS = ['小份', '中份', '大份', '家庭装', '整箱']
const PACKS_IN_ENGLISH = ['small', 'medium', 'large', 'family', 'case']

// Enough that no round runs dry: what is measured is the taking, not the running out.
const PLENTY = 1_000_000

/** A thousand products with names that differ, priced 1.00 to 100.00 yuan. */
export const GOODS: readonly Goods[] = ORIGINS.flatMap((origin, o) =>
  KINDS.flatMap((kind, k) =>
    PACKS.map((pack, p) => {
      const index = (o * KINDS.length + k) * PACKS.length + p
      return {
        code: `G${String(index).padStart(4, '0')}`,
        name: `${origin} ${kind} ${pack}`,
        english: `${ORIGINS_IN_ENGLISH[o]} ${KINDS_IN_ENGLISH[k]} ${PACKS_IN_ENGLISH[p]}`,
        // Coprime to the range, so that neighbours cost differently.
        priceMinor: 100 + ((index * 7919) % 9901),
        stock: PLENTY,
      }
    }),
  ),
)

/** What is fought for. */
export const FLASH: Goods = {
  code: 'FLASH',
  name: '秒杀 鸡蛋 一份',
  english: 'Flash sale egg',
  priceMinor: 990,
  stock: FLASH_UNITS,
}
