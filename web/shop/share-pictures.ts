import { locale } from '../i18n/index.ts'
import type { Place } from './place.ts'

/** Addresses of the pictures that the server makes for previews in chats. */
export const sharePictures = {
  window: ({ region, community }: Place, window: string | undefined): string =>
    `/share/${region}/${community}/${window === undefined ? 'today' : `windows/${window}`}.png?lang=${locale()}`,
  product: ({ region, community }: Place, product: string): string =>
    `/share/${region}/${community}/goods/${product}.png?lang=${locale()}`,
}
