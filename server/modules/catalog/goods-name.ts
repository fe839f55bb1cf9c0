import { LOCALES, localName, type Names } from '#platform/i18n'

/**
 * A SKU's full name in every language that the product has one in: the product's, and after it
 * what tells the SKU from its siblings (番茄 500g). For the snapshot of a line.
 */
export function goodsName(product: Names, sku: Names): Names {
  const name: Record<string, string> = {}
  for (const locale of LOCALES) {
    if (!product[locale]?.trim()) continue
    name[locale] = [localName(product, locale), localName(sku, locale)].filter(Boolean).join(' ')
  }
  return name
}
