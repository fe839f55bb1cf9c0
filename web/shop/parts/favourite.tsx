import './favourite.css'
import { useQuery } from '@tanstack/react-query'
import {
  getMyResident,
  listFavourites,
  markFavourite,
  read,
  unmarkFavourite,
  useAct,
  useMe,
} from '../../api/index.ts'
import { m } from '../../i18n/index.ts'
import { Icon } from '../../ui/icon.tsx'
import { tell } from '../../ui/notice.tsx'
import { failureText } from '../../ui/states.tsx'
import { usePlace } from '../reader.tsx'

/** The favourites of who is signed in here; undefined before they are known. */
export function useFavourites() {
  const region = usePlace()?.region ?? ''
  const isSignedIn = Boolean(useMe())
  const resident = useQuery({
    ...read(getMyResident, { region }),
    enabled: isSignedIn && region !== '',
    staleTime: 300_000,
  }).data
  const favourites = useQuery({
    ...read(listFavourites, { region, resident: resident?.id ?? '' }),
    enabled: resident !== undefined,
    staleTime: 300_000,
  })
  return { region, resident, favourites }
}

/** The heart of a product: marks it as a favourite. Shown to residents who are signed in. */
export function Favourite({ product, name }: { product: string; name: string }) {
  const { region, resident, favourites } = useFavourites()
  const options = { refresh: [listFavourites] }
  const mark = useAct(markFavourite, options)
  const unmark = useAct(unmarkFavourite, options)
  if (resident === undefined || favourites.data === undefined) return null
  const isSaved = favourites.data.some(({ productId }) => productId === product)
  const isMarked = mark.isPending || (isSaved && !unmark.isPending)
  const turn = () => {
    const act = isMarked ? unmark : mark
    act.mutate(
      { params: { region, resident: resident.id, product } },
      { onError: (error) => tell(failureText(error), 'wrong') },
    )
  }
  return (
    <button
      type="button"
      className="favourite"
      aria-pressed={isMarked}
      aria-label={m.shop_account_favourite({ name })}
      onClick={turn}
    >
      <Icon name="heart" size={22} />
    </button>
  )
}
