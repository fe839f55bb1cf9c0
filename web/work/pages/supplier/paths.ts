/** Where the supplier's pages lie. */
export const SUPPLIER = {
  home: '/supplier',
  orders: '/supplier/orders',
  order: '/supplier/orders/$order',
  offers: '/supplier/offers',
  statements: '/supplier/statements',
  statement: '/supplier/statements/$statement',
  claims: '/supplier/claims',
  returns: '/supplier/returns',
  licences: '/supplier/licences',
  account: '/supplier/account',
} as const
