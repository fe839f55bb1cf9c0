import './goods.css'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import {
  archiveProduct,
  changeProduct,
  listListings,
  listProducts,
  read,
  readProduct,
  restoreProduct,
} from '../../../api/index.ts'
import { m, nameOf } from '../../../i18n/index.ts'
import type { Answer } from '../../answers.ts'
import { ActButton, type Values, whyField } from '../../forms/index.ts'
import { useCategories } from '../../lookups.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { Chip, Facts, Panel } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { Answered } from '../../states.tsx'
import { Gaps } from './goods.tsx'
import { Pictures } from './pictures.tsx'
import { labelFields, productBody, productFields } from './product-fields.ts'
import { Skus } from './product-skus.tsx'
import { LABEL_FIELDS, STORAGES } from './words.ts'

type Product = Answer<typeof readProduct>

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
          <Skus product={product} refresh={REFRESH} why={useWhy()} />
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
