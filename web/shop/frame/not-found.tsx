import { Link } from 'wouter'
import { m } from '../../i18n/index.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Empty } from '../../ui/states.tsx'
import { paths } from '../paths.ts'

/** There is no such page, or what it showed is gone. */
export function NotFound({ title = m.shop_not_found() }: { title?: string }) {
  return (
    <Empty
      icon="search"
      title={title}
      action={
        <Link href={paths.home()} className={buttonClass('main')}>
          {m.shop_to_today()}
        </Link>
      }
    >
      {m.shop_not_found_hint()}
    </Empty>
  )
}
