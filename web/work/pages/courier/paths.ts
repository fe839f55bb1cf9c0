/** Where the pages of whoever drives lie. */
export const COURIER = {
  home: '/courier',
  load: '/courier/loads/$load',
  doors: '/courier/doors',
  earnings: '/courier/earnings',
} as const
