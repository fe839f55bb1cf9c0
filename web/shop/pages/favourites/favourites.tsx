import './favourites.css'
import { useQueries } from '@tanstack/react-query'
import { Link } from 'wouter'
import { isRefused, read, readProductPage } from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import { buttonClass } from '../../../ui/button.tsx'
import { Picture } from '../../../ui/picture.tsx'
import { Price } from '../../../ui/price.tsx'
import { Empty, Failed, Skeleton } from '../../../ui/states.tsx'
import type { PageVisit } from '../../page.ts'
import { Favourite, useFavourites } from '../../parts/favourite.tsx'
import { paths } from '../../paths.ts'
import type { Place } from '../../place.ts'
import { usePlace } from '../../reader.tsx'
import { Account, loadAccount, type Who } from '../me/account.tsx'

export const load = (visit: PageVisit) => loadAccount(visit)
export const head = () => ({ title: m.shop_account_favourites(), isPrivate: true })

export default function Favourites() {
  return <Account title={m.shop_account_favourites()}>{(who) => <List who={who} />}</Account>
}

function List({ who }: { who: Who }) {
  const place = usePlace()
  const { favourites } = useFavourites()
  if (favourites.data === undefined || place === null) {
    return favourites.isError ? (
      <Failed error={favourites.error} onRetry={favourites.refetch} />
    ) : (
      <Skeleton kind="rows" />
    )
  }
  if (favourites.data.length === 0) {
    return (
      <Empty
        icon="heart"
        title={m.shop_account_favourites_none()}
        action={
          <Link className={buttonClass()} href={paths.today(place)}>
            {m.shop_to_today()}
          </Link>
        }
      >
        {m.shop_account_favourites_none_text()}
      </Empty>
    )
  }
  const products = favourites.data.map(({ productId }) => productId)
  return <Goods products={products} place={place} currency={who.region.currency} />
}

interface GoodsProps {
  products: readonly string[]
  place: Place
  currency: string
}

function Goods({ products, place, currency }: GoodsProps) {
  const pages = useQueries({
    queries: products.map((product) => ({
      ...read(readProductPage, { ...place, product }),
      staleTime: 300_000,
    })),
  })
  const shown = pages.filter(({ error }) => !isRefused(error, 'not-found'))
  return (
    <>
      <ul className="account-rows">
        {shown.map(({ data }, at) =>
          data === undefined ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: its place is all that is known of it yet
            <li key={at} className="account-row">
              <Skeleton count={1} />
            </li>
          ) : (
            <li key={data.id} className="account-row">
              <span className="favourites-picture">
                <Picture region={place.region} picture={data.pictureIds[0]} alt="" sizes="72px" />
              </span>
              <span className="account-row-text">
                <Link className="favourites-name" href={paths.product(place, data.id)}>
                  {data.name}
                </Link>
                {data.goods[0] === undefined ? (
                  <span>{m.shop_account_favourite_not_now()}</span>
                ) : (
                  <Price
                    minor={data.goods[0].priceMinor}
                    currency={currency}
                    size="small"
                    per={data.goods[0].measure === 'weighed' ? m.common_per_kg() : undefined}
                  />
                )}
              </span>
              <Favourite product={data.id} name={data.name} />
            </li>
          ),
        )}
      </ul>
      {shown.length < products.length ? (
        <p className="account-quiet">{m.shop_account_favourites_gone()}</p>
      ) : null}
    </>
  )
}
