import './frame.css'
import type { ReactNode } from 'react'
import { m } from '../../i18n/index.ts'
import { Standing } from '../../offline/standing.tsx'
import { Toasts } from '../../ui/notice.tsx'
import { CartContext, useTheCart } from '../cart.ts'
import { useMergeDeviceCart, useSendUnsent } from '../merge-cart.ts'
import type { PageFrame } from '../page.ts'
import { useHome, useRememberOpened } from '../reader.tsx'
import { CartBar } from './cart-bar.tsx'
import { TabBar } from './tab-bar.tsx'
import { TopBar } from './top-bar.tsx'

/** What stands around every page: the bars, the cart, and where messages are said. */
export function Frame({
  tab,
  hasCart = false,
  isWide = false,
  children,
}: PageFrame & { children: ReactNode }) {
  useHome()
  useRememberOpened()
  useMergeDeviceCart()
  useSendUnsent()
  const docks = `${tab === undefined ? '' : ' shop-has-tabs'}${hasCart ? ' shop-has-cart' : ''}${isWide ? ' shop-wide' : ''}`
  return (
    <CartContext value={useTheCart()}>
      <div className={`shop${docks}`}>
        <a className="shop-skip" href="#content">
          {m.shop_skip()}
        </a>
        <Standing script="/sw.js" scope="/" />
        <TopBar {...(tab === undefined ? {} : { tab })} />
        <div className="shop-columns">
          <main id="content" tabIndex={-1}>
            {children}
          </main>
          {hasCart ? <CartBar /> : null}
        </div>
        {tab === undefined ? null : <TabBar tab={tab} />}
        <Toasts />
      </div>
    </CartContext>
  )
}
