/**
 * The graph of modules, lowest floor first. A module may import the faces of those it names and
 * platform, nothing else: tests/layout.test.ts holds it.
 */
export const MODULES: Record<string, readonly string[]> = {
  identity: [],
  places: [],
  ledger: [],
  media: ['places'],
  notify: ['identity'],
  catalog: ['places', 'media'],
  residents: ['identity', 'places'],
  suppliers: ['identity', 'places', 'media', 'catalog'],
  leaders: ['identity', 'places', 'residents', 'notify'],
  stock: ['places', 'catalog'],
  pricing: [],
  campaigns: ['places', 'catalog', 'suppliers', 'leaders', 'stock', 'pricing', 'notify'],
  payments: ['places', 'ledger', 'residents', 'notify'],
  ordering: [
    'places',
    'ledger',
    'notify',
    'residents',
    'leaders',
    'stock',
    'pricing',
    'campaigns',
    'payments',
  ],
}
