import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link, useLocation, useSearchParams } from 'wouter'
import { getMyResident, isRefused, read, useMe } from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import { Icon } from '../../../ui/icon.tsx'
import { SignIn } from '../../../ui/sign-in/sign-in.tsx'
import { Failed, Skeleton } from '../../../ui/states.tsx'
import { AskingWho } from '../../parts/asking-who.tsx'
import { paths } from '../../paths.ts'
import { useHome, usePlace } from '../../reader.tsx'
import { JoinForm } from './join-form.tsx'
import { ownPath } from './own-path.ts'

export const head = () => ({ title: m.shop_account_sign_in(), isPrivate: true })

/** Signs in, asks who is new here where they live, and goes on to where they wanted. */
export default function SignInPage() {
  const [query] = useSearchParams()
  const to = ownPath(query.get('to') ?? query.get('back'))
  const me = useMe()
  const place = usePlace()
  if (me === null) {
    return (
      <>
        <Link
          className="ui-icon-button"
          href={place === null ? paths.home() : paths.today(place)}
          aria-label={m.common_back()}
        >
          <Icon name="back" />
        </Link>
        <SignIn kind="resident" />
      </>
    )
  }
  if (me === undefined) {
    return (
      <>
        <h1 className="only-heard">{m.shop_account_sign_in()}</h1>
        <AskingWho kind="lines" />
      </>
    )
  }
  return <SignedIn name={me.name} to={to} />
}

function SignedIn({ name, to }: { name: string; to: string }) {
  const [, navigate] = useLocation()
  const place = usePlace()
  const isHomeSought = useHome()
  const region = place?.region ?? ''
  const resident = useQuery({ ...read(getMyResident, { region }), enabled: place !== null })
  const isHome = resident.data !== undefined
  useEffect(() => {
    if (isHome) navigate(to, { replace: true })
    else if (region === '' && !isHomeSought)
      navigate(paths.choosePlace(paths.signIn(to)), { replace: true })
  }, [isHome, region, isHomeSought, to, navigate])
  if (place !== null && isRefused(resident.error, 'not-found')) {
    return <JoinForm place={place} name={name} back={paths.signIn(to)} />
  }
  if (resident.isLoadingError) return <Failed error={resident.error} onRetry={resident.refetch} />
  return <Skeleton kind="lines" />
}
