import { Link, useLocation } from 'wouter'
import { m } from '../../../i18n/index.ts'
import type { Section } from './sections.ts'

/** What to look at: all, what is new, or one category. The address holds which. */
export function CategoryChips({
  sections,
  chosen,
}: {
  sections: readonly Section[]
  chosen: string | null
}) {
  const [path] = useLocation()
  return (
    <nav className="today-chips" aria-label={m.shop_categories()}>
      <Chip href={path} isChosen={chosen === null} text={m.shop_all()} />
      {sections.map(({ id, name }) => (
        <Chip
          key={id}
          href={`${path}?${new URLSearchParams({ category: id })}`}
          isChosen={chosen === id}
          text={name}
        />
      ))}
    </nav>
  )
}

function Chip({ href, isChosen, text }: { href: string; isChosen: boolean; text: string }) {
  return (
    <Link href={href} replace className="today-chip" aria-current={isChosen ? 'true' : undefined}>
      {text}
    </Link>
  )
}
