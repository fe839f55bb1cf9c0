import { Link } from '@tanstack/react-router'
import { m } from '../i18n/index.ts'
import { buttonClass } from '../ui/button.tsx'
import { Empty } from '../ui/states.tsx'

/** An address of the desk that leads to no page. */
export const NotFound = () => (
  <Empty
    icon="search"
    isPage
    title={m.common_not_found()}
    action={
      <Link to="/" className={buttonClass('main')}>
        {m.common_not_found_home()}
      </Link>
    }
  >
    {m.common_not_found_hint()}
  </Empty>
)
