import '../station/station.css'
import type { ReactNode } from 'react'
import { Empty } from '../../../desk/empty.tsx'
import { m } from '../../../i18n/index.ts'
import { Page, type PageProps } from '../../page.tsx'
import { useWork } from '../../work.tsx'
import { SUPPLIER } from './paths.ts'

/** A page about one supplier; without one it says so. */
export function AtSupplier(
  props: Omit<PageProps, 'place' | 'children' | 'back'> & {
    back?: string | null
    children: () => ReactNode
  },
) {
  const { supplier } = useWork()
  const { back = SUPPLIER.home, children, ...page } = props
  return (
    <Page {...page} place="supplier" {...(back === null ? {} : { back })}>
      {supplier === null ? (
        <Empty icon="leaf" title={m.supplier_none()} text={m.supplier_none_text()} />
      ) : (
        children()
      )}
    </Page>
  )
}

/** The path parameters of calls about the supplier. */
export function useOwn() {
  const { region, supplier } = useWork()
  return { region: region.id, supplier: supplier?.id ?? '' }
}
