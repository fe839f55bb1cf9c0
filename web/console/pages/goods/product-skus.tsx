import { useQuery } from '@tanstack/react-query'
import {
  archiveSku,
  changeSku,
  createListing,
  createSku,
  listListings,
  read,
  readProduct,
  restoreSku,
} from '../../../api/index.ts'
import { m, nameOf, weight } from '../../../i18n/index.ts'
import type { Answer } from '../../answers.ts'
import { ActButton, whyField } from '../../forms/index.ts'
import { Panel } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { unitPrice } from '../../unit-price.ts'
import { skuBody, skuFields } from './product-fields.ts'
import { MEASURES } from './words.ts'

type Product = Answer<typeof readProduct>
type Sku = Product['skus'][number]

interface Parts {
  refresh: readonly { operationName: string }[]
  /** Why nothing can be changed, where nothing can. */
  why: string | undefined
}

const valuesOfSku = (sku: Sku) => ({ ...sku, barcodes: sku.barcodes.join(' ') })

/** How a product is sold: its SKUs, each with its price in the region. */
export function Skus({ product, refresh, why }: Parts & { product: Product }) {
  return (
    <Panel
      title={m.console_goods_skus()}
      action={
        <ActButton
          label={m.console_goods_sku_new()}
          size="xs"
          why={why}
          fields={skuFields()}
          initial={{ measure: 'piece' }}
          submit={(values) => createSku({ product: product.id }, skuBody(values))}
          refresh={refresh}
        />
      }
    >
      <ul className="console-list">
        {product.skus.map((sku) => (
          <SkuRow key={sku.id} sku={sku} refresh={refresh} why={why} />
        ))}
      </ul>
    </Panel>
  )
}

async function readSku(sku: Sku) {
  const { skus } = await readProduct({ product: sku.productId })
  const now = skus.find(({ id }) => id === sku.id) ?? sku
  return { values: valuesOfSku(now), version: now.version }
}

function SkuRow({ sku, refresh, why }: Parts & { sku: Sku }) {
  const { region, currency } = useConsole()
  const listings = useQuery(read(listListings, { region: region.id, sku: sku.id }))
  const listing = listings.data?.items[0]
  const grams = sku.netGrams ?? sku.aboutGrams
  return (
    <li>
      <span>
        <strong>{nameOf(sku.name) || sku.code}</strong>
        <span className="console-soft goods-line">
          {[
            sku.code,
            MEASURES[sku.measure](),
            nameOf(sku.unit),
            grams && weight(grams),
            ...sku.barcodes,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <span className="console-row">
        {listings.data === undefined ? null : listing ? (
          <strong className="number">
            {unitPrice(listing.priceMinor, currency, sku.measure === 'weighed')}
          </strong>
        ) : (
          <ActButton
            label={m.console_goods_list()}
            of={sku.code}
            size="xs"
            why={why}
            about={m.console_goods_list_about()}
            fields={[
              {
                name: 'priceMinor',
                label: m.console_goods_price(),
                kind: 'money',
                isPerKg: sku.measure === 'weighed',
                isRequired: true,
              },
            ]}
            submit={({ priceMinor }) =>
              createListing(
                { region: region.id },
                {
                  skuId: sku.id,
                  priceMinor: Number(priceMinor),
                  isListed: true,
                  limitPerResident: null,
                },
              )
            }
            refresh={refresh}
          />
        )}
        <ActButton
          label={m.console_goods_change()}
          of={sku.code}
          size="xs"
          why={why}
          fields={skuFields()}
          initial={valuesOfSku(sku)}
          shared={{ version: sku.version, readAgain: () => readSku(sku) }}
          submit={(values, version) => changeSku({ sku: sku.id }, { ...skuBody(values), version })}
          refresh={refresh}
        />
        {sku.archivedAt === null ? (
          <ActButton
            label={m.console_goods_archive()}
            of={sku.code}
            size="xs"
            variant="subtle"
            isDangerous
            why={why}
            fields={[whyField()]}
            submit={(values) => archiveSku({ sku: sku.id }, { why: String(values.why) })}
            refresh={refresh}
          />
        ) : (
          <ActButton
            label={m.console_goods_restore()}
            of={sku.code}
            size="xs"
            why={why}
            submit={() => restoreSku({ sku: sku.id })}
            refresh={refresh}
          />
        )}
      </span>
    </li>
  )
}
