import './goods.css'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import {
  archiveProduct,
  archiveSku,
  changeProduct,
  changeSku,
  createListing,
  createSku,
  listListings,
  listProducts,
  read,
  readProduct,
  restoreProduct,
  restoreSku,
} from '../../../api/index.ts'
import { m, nameOf, weight } from '../../../i18n/index.ts'
import type { Answer } from '../../answers.ts'
import { ActButton, type Values, whyField } from '../../forms/index.ts'
import { useCategories } from '../../lookups.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { Chip, Facts, Panel } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { Answered } from '../../states.tsx'
import { unitPrice } from '../../unit-price.ts'
import { Gaps } from './goods.tsx'
import { Pictures } from './pictures.tsx'
import { labelFields, productBody, productFields, skuBody, skuFields } from './product-fields.ts'
import { LABEL_FIELDS, MEASURES, STORAGES } from './words.ts'

type Product = Answer<typeof readProduct>
type Sku = Product['skus'][number]

const REFRESH = [readProduct, listProducts, listListings]

/** One product: what it is, what stands on its label, how it is sold. */
export default function ProductPage() {
  const { product: id = '' } = useParams({ strict: false }) as { product?: string }
  const product = useQuery(read(readProduct, { product: id }))
  return <Answered of={product}>{(data) => <Product product={data} />}</Answered>
}

function Product({ product }: { product: Product }) {
  return (
    <>
      <PageHead
        title={nameOf(product.name)}
        about={
          <span className="console-row">
            <Gaps of={product.gaps} />
            {product.archivedAt && <Chip>{m.console_goods_archived()}</Chip>}
          </span>
        }
        back={{ to: '/goods', name: m.console_nav_catalogue() }}
      >
        <Actions product={product} />
      </PageHead>
      <div className="console-split">
        <div className="console-stack">
          <Skus product={product} />
          <Pictures product={product} refresh={REFRESH} />
        </div>
        <div className="console-stack">
          <About product={product} />
          <LabelPanel product={product} />
        </div>
      </div>
    </>
  )
}

/** How a part of a product is read again, as a form of it holds it. */
const readAgain = (id: string, valuesOf: (product: Product) => Values) => async () => {
  const now = await readProduct({ product: id })
  return { values: valuesOf(now), version: now.version }
}

/** What stands on the label, beside the product that is saved with it. */
const labelOf = (product: Product) => ({
  ...Object.fromEntries(Object.keys(LABEL_FIELDS).map((name) => [name, undefined])),
  ...product.label,
  product,
})

const valuesOfSku = (sku: Sku) => ({ ...sku, barcodes: sku.barcodes.join(' ') })

function useWhy(): string | undefined {
  return useConsole().whyNot('buyer', 'operations')
}

function Actions({ product }: { product: Product }) {
  const categories = useCategories()
  const why = useWhy()
  const at = { product: product.id }
  return (
    <>
      <ActButton
        label={m.console_goods_change()}
        why={why}
        fields={productFields(categories.choices)}
        initial={{ ...product }}
        shared={{
          version: product.version,
          readAgain: readAgain(product.id, (now) => ({ ...now })),
        }}
        submit={(values, version) => changeProduct(at, { ...productBody(values), version })}
        refresh={REFRESH}
      />
      {product.archivedAt === null ? (
        <ActButton
          label={m.console_goods_archive()}
          isDangerous
          variant="light"
          why={why}
          about={m.console_goods_archive_about()}
          fields={[whyField()]}
          submit={(values) => archiveProduct(at, { why: String(values.why) })}
          refresh={REFRESH}
        />
      ) : (
        <ActButton
          label={m.console_goods_restore()}
          why={why}
          submit={() => restoreProduct(at)}
          refresh={REFRESH}
        />
      )}
    </>
  )
}

function About({ product }: { product: Product }) {
  const categories = useCategories()
  return (
    <Panel title={m.console_goods_about_product()}>
      <Facts
        of={[
          [m.console_goods_code(), product.code],
          [m.console_goods_category(), categories.name(product.categoryId)],
          [m.console_goods_storage(), STORAGES[product.storage].name()],
          [m.console_goods_brand(), product.brand],
          [m.console_goods_origin(), nameOf(product.origin)],
          [m.console_goods_shelf(), product.shelfLifeDays],
          [m.console_goods_tax_code(), product.taxCode],
          [m.console_goods_tax_rate(), `${product.taxRateBasisPoints / 100} %`],
          [m.console_goods_description(), nameOf(product.description)],
        ]}
      />
    </Panel>
  )
}

function LabelPanel({ product }: { product: Product }) {
  const label = product.label as Record<string, string | undefined>
  return (
    <Panel
      title={m.console_goods_label()}
      action={
        <ActButton
          label={m.console_goods_label_change()}
          size="xs"
          why={useWhy()}
          fields={labelFields()}
          initial={labelOf(product)}
          shared={{ version: product.version, readAgain: readAgain(product.id, labelOf) }}
          submit={({ product: around, ...values }, version) => {
            const filled = Object.fromEntries(Object.entries(values).filter(([, text]) => text))
            return changeProduct(
              { product: product.id },
              { ...productBody({ ...(around as Product), label: filled }), version },
            )
          }}
          refresh={REFRESH}
        />
      }
    >
      {Object.keys(LABEL_FIELDS).some((name) => label[name]) ? (
        <Facts
          of={Object.entries(LABEL_FIELDS).map(([name, word]) => [word(), label[name]] as const)}
        />
      ) : (
        <p className="console-soft">{m.console_goods_no_label()}</p>
      )}
    </Panel>
  )
}

function Skus({ product }: { product: Product }) {
  return (
    <Panel
      title={m.console_goods_skus()}
      action={
        <ActButton
          label={m.console_goods_sku_new()}
          size="xs"
          why={useWhy()}
          fields={skuFields()}
          initial={{ measure: 'piece' }}
          submit={(values) => createSku({ product: product.id }, skuBody(values))}
          refresh={REFRESH}
        />
      }
    >
      <ul className="console-list">
        {product.skus.map((sku) => (
          <SkuRow key={sku.id} sku={sku} />
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

function SkuRow({ sku }: { sku: Sku }) {
  const { region, currency } = useConsole()
  const why = useWhy()
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
        {listing ? (
          <strong className="number">
            {unitPrice(listing.priceMinor, currency, sku.measure === 'weighed')}
          </strong>
        ) : (
          <ActButton
            label={m.console_goods_list()}
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
            refresh={REFRESH}
          />
        )}
        <ActButton
          label={m.console_goods_change()}
          size="xs"
          why={why}
          fields={skuFields()}
          initial={valuesOfSku(sku)}
          shared={{ version: sku.version, readAgain: () => readSku(sku) }}
          submit={(values, version) => changeSku({ sku: sku.id }, { ...skuBody(values), version })}
          refresh={REFRESH}
        />
        {sku.archivedAt === null ? (
          <ActButton
            label={m.console_goods_archive()}
            size="xs"
            variant="subtle"
            isDangerous
            why={why}
            fields={[whyField()]}
            submit={(values) => archiveSku({ sku: sku.id }, { why: String(values.why) })}
            refresh={REFRESH}
          />
        ) : (
          <ActButton
            label={m.console_goods_restore()}
            size="xs"
            why={why}
            submit={() => restoreSku({ sku: sku.id })}
            refresh={REFRESH}
          />
        )}
      </span>
    </li>
  )
}
