import type { ViewLine } from './use-cart-view.ts'

/** Whether it lay in the cart when its time to be ordered ended. */
export const isLate = ({ changes }: Pick<ViewLine, 'changes'>): boolean =>
  changes.some(({ what }) => what === 'cutoff')
