import './product.css'
import { useQuery } from '@tanstack/react-query'
import { useLocation, useParams, useSearchParams } from 'wouter'
import { isRefused } from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import { PageHeader } from '../../../ui/page-header.tsx'
import { ReadAloud } from '../../../ui/read-aloud.tsx'
import { Failed, Skeleton } from '../../../ui/states.tsx'
import { NotFound } from '../../frame/not-found.tsx'
import type { PageVisit } from '../../page.ts'
import { Favourite } from '../../parts/favourite.tsx'
import { paths } from '../../paths.ts'
import { type Place, placeIn } from '../../place.ts'
import { useElder, useRegion } from '../../reader.tsx'
import { aloudText } from './aloud-text.ts'
import { BuyBar } from './buy-bar.tsx'
import { Gallery } from './gallery.tsx'
import { Arrival, Facts, LabelTable, Reviews, WeighedNote } from './product-facts.tsx'
import { ProductPrice } from './product-price.tsx'
import {
  loadProduct,
  type OfferedSku,
  offersOf,
  type Product,
  productQuery,
  useWindows,
} from './product-queries.ts'
import { ShareButton } from './share-button.tsx'
import { SkuChoice } from './sku-choice.tsx'

export { productHead as head } from './product-head.ts'

export const load = ({ client, params }: PageVisit) =>
  loadProduct(client, placeIn(params)!, params.product!)

/** One product: what it is, what it costs, and into the cart. */
export default function ProductPage() {
  const params = useParams<{ region: string; community: string; product: string }>()
  const place = placeIn(params)!
  const product = useQuery(productQuery(place, params.product))
  const [, navigate] = useLocation()
  if (isRefused(product.error) && product.error.status === 404) return <NotFound />
  const back = () => (history.length > 1 ? history.back() : navigate(paths.today(place)))
  return (
    <>
      <PageHeader
        title={product.data?.name ?? m.common_loading()}
        backHref={paths.today(place)}
        onBack={back}
        action={product.data ? <Actions place={place} product={product.data} /> : null}
      />
      {product.isPending ? <Skeleton kind="page" count={4} /> : null}
      {product.isLoadingError ? <Failed error={product.error} onRetry={product.refetch} /> : null}
      {product.data ? <Shown place={place} product={product.data} /> : null}
    </>
  )
}

function Actions({ place, product }: { place: Place; product: Product }) {
  return (
    <>
      <Favourite product={product.id} name={product.name} />
      <ShareButton title={product.name} path={paths.product(place, product.id)} />
    </>
  )
}

function Shown({ place, product }: { place: Place; product: Product }) {
  const sold = useWindows(place)
  const { windows, isPending } = sold
  const [query] = useSearchParams()
  const [isElder] = useElder()
  const region = useRegion()
  const offers = offersOf(product.id, windows)
  const asked = query.get('sku')
  const chosen: OfferedSku | undefined =
    offers.find(({ offer }) => offer.skuId === asked) ?? (asked === null ? offers[0] : undefined)
  const good = product.goods.find(({ skuId }) => skuId === (chosen?.offer.skuId ?? asked))
  return (
    <div className="product">
      <Gallery pictures={product.pictureIds} name={product.name} />
      <div className="product-main">
        <ProductPrice
          product={product}
          chosen={chosen}
          good={good ?? product.goods[0]}
          currency={region?.currency ?? 'CNY'}
          isPending={isPending}
        />
        <SkuChoice place={place} product={product} offers={offers} chosen={good?.skuId ?? asked} />
        {chosen === undefined || region === undefined ? null : (
          <Arrival window={chosen.window} offer={chosen.offer} timeZone={region.timeZone} />
        )}
        {isElder ? <ReadAloud isWide text={aloudText(product, chosen, region)} /> : null}
        <Facts product={product} offer={chosen?.offer} />
        {chosen?.offer.measure === 'weighed' || good?.measure === 'weighed' ? (
          <WeighedNote />
        ) : null}
        {product.description === '' ? null : (
          <p className="product-description">{product.description}</p>
        )}
        <LabelTable product={product} />
        <Reviews />
      </div>
      <BuyBar chosen={chosen} sold={sold} place={place} />
    </div>
  )
}
