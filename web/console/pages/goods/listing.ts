import type { listListings, listOverridesOfRegion } from '../../../api/index.ts'
import type { Item } from '../../answers.ts'

export type Listing = Item<typeof listListings>
export type Override = Item<typeof listOverridesOfRegion>
