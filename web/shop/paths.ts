import type { Place } from './place.ts'

/** The only place that builds addresses of the shop. */
export const paths = {
  choosePlace: () => '/',
  today: ({ region, community }: Place) => `/${region}/${community}`,
}
