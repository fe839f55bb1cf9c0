import { m } from '../../../i18n/index.ts'
import { buttonClass } from '../../../ui/button.tsx'
import { Empty } from '../../../ui/states.tsx'
import { paths } from '../../paths.ts'

/** What is one's own is shown after signing in, and then at once. */
export function SignInFirst({ back }: { back: string }) {
  return (
    <Empty
      icon="lock"
      title={m.shop_order_sign_in_title()}
      action={
        <a className={buttonClass()} href={paths.signIn(back)}>
          {m.shop_order_sign_in()}
        </a>
      }
    >
      {m.shop_order_sign_in_text()}
    </Empty>
  )
}
