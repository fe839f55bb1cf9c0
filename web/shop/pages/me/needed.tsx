import { Link, useLocation } from 'wouter'
import { m } from '../../../i18n/index.ts'
import { buttonClass } from '../../../ui/button.tsx'
import { Empty } from '../../../ui/states.tsx'
import { paths } from '../../paths.ts'

/** What is one's own is shown after signing in. */
export function SignInNeeded() {
  const [path] = useLocation()
  return (
    <Empty
      icon="lock"
      title={m.shop_account_sign_in_title()}
      action={
        <Link className={buttonClass()} href={paths.signIn(path)}>
          {m.shop_account_sign_in()}
        </Link>
      }
    >
      {m.shop_account_sign_in_text()}
    </Empty>
  )
}

/** Signed in, but the region does not know yet where they live. */
export function HomeNeeded() {
  const [path] = useLocation()
  return (
    <Empty
      icon="home"
      title={m.shop_account_home_title()}
      action={
        <Link className={buttonClass()} href={paths.signIn(path)}>
          {m.shop_account_home_go()}
        </Link>
      }
    >
      {m.shop_account_home_text()}
    </Empty>
  )
}
