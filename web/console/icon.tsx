// Drawn on a grid of 20 in lines of 1.6, so that they sit beside 13.5 px text.
const SHAPES = {
  today: 'M3 3h6v6H3zM11 3h6v6h-6zM3 11h6v6H3zM11 11h6v6h-6z',
  clock: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 6.5V10l2.5 1.5',
  orders: 'M5 3h10v14l-2.5-1.6L10 17l-2.5-1.6L5 17zM7.5 7h5M7.5 10.5h5',
  procurement: 'M3 7h11M11 4l3 3-3 3M17 13H6M9 10l-3 3 3 3',
  sorting: 'M3 4h14v12H3zM7.7 4v12M12.3 4v12',
  check: 'M4 10.5l4 4 8-9',
  claims: 'M5 8H13a4 4 0 0 1 0 8H8M5 8l3-3M5 8l3 3',
  goods: 'M3 7l7-4 7 4v6.5l-7 4-7-4zM3 7l7 4 7-4M10 11v6.5',
  price: 'M3 10V3h7l7 7-7 7zM6.8 6.8h.01',
  stock: 'M3 9l7-5 7 5v8H3zM7 17v-5h6v5',
  community: 'M4 17V4h7v13M11 8h5v9M6.5 7h2M6.5 10h2M6.5 13h2M2.5 17h15',
  station:
    'M10 17.5s6-5.2 6-9.7a6 6 0 0 0-12 0c0 4.500 6 9.700 6 9.700zM10 10a2.200 2.200 0 1 0 0-4.400 2.200 2.200 0 0 0 0 4.400z',
  leader:
    'M10 9.500a3.200 3.200 0 1 0 0-6.400 3.200 3.200 0 0 0 0 6.400zM3.500 17c.5-3.600 3-5.200 6.500-5.200s6 1.600 6.500 5.200',
  supplier:
    'M2.500 5h9v9h-9zM11.500 8h3.500l2.500 3v3h-6M6 16.500a1.600 1.600 0 1 0 0-3.200 1.600 1.600 0 0 0 0 3.200zM14.500 16.500a1.600 1.600 0 1 0 0-3.200 1.600 1.600 0 0 0 0 3.200z',
  resident:
    'M10 16.500S3.500 12.800 3.500 8.200A3.500 3.500 0 0 1 10 6.500a3.500 3.500 0 0 1 6.500 1.700c0 4.600-6.500 8.300-6.500 8.300z',
  ledger: 'M4 5h12M4 10h12M4 15h12',
  statement: 'M5 3h7l3 3v11H5zM12 3v3h3M7.500 10h5M7.500 13h5',
  cash: 'M2.500 5.500h15v9h-15zM10 12.200a2.200 2.200 0 1 0 0-4.400 2.200 2.200 0 0 0 0 4.400z',
  payout: 'M4 16h12M10 13V4M6.500 7.500L10 4l3.500 3.500',
  grants: 'M10 3l6 2.500V10c0 3.600-2.500 6-6 7.200C6.500 16 4 13.600 4 10V5.500z',
  audit: 'M9 14.500a5.500 5.500 0 1 0 0-11 5.500 5.500 0 0 0 0 11zM13 13l4 4',
  alert: 'M10 3.500l7.500 13h-15zM10 8.500v3.500M10 14.300v.1',
  settings:
    'M3 6h8M15 6h2M3 14h2M9 14h8M13 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM7 16a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  menu: 'M3 5.500h14M3 10h14M3 14.500h14',
  search: 'M9 14.500a5.500 5.500 0 1 0 0-11 5.500 5.500 0 0 0 0 11zM13 13l4 4',
  down: 'M5.500 8l4.500 4.500L14.500 8',
  right: 'M8 5.500l4.500 4.500L8 14.500',
  up: 'M5.500 12L10 7.500l4.500 4.500',
  close: 'M5 5l10 10M15 5L5 15',
  plus: 'M10 4v12M4 10h12',
  columns: 'M3 4h14v12H3zM8 4v12M13 4v12',
  download: 'M10 3v9M6.500 8.500L10 12l3.500-3.500M4 16h12',
  upload: 'M10 13V4M6.500 7.500L10 4l3.500 3.500M4 16h12',
  bookmark: 'M6 3h8v14l-4-3-4 3z',
  dense: 'M3 4h14M3 8h14M3 12h14M3 16h14',
  person:
    'M10 9.500a3.200 3.200 0 1 0 0-6.400 3.200 3.200 0 0 0 0 6.400zM3.500 17c.5-3.600 3-5.200 6.500-5.200s6 1.600 6.500 5.200',
  print: 'M6 7V3h8v4M6 14H3.500V7h13v7H14M6 11.500h8V17H6z',
  edit: 'M4 16l.8-3.500L13 4.200l2.800 2.800-8.200 8.200z',
  minus: 'M4 10h12',
  back: 'M12 5.500L7.500 10l4.500 4.500',
} as const

export type IconName = keyof typeof SHAPES

/** A drawn sign beside a word; it says nothing by itself. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg
      className="console-icon"
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={SHAPES[name]} />
    </svg>
  )
}
