import { type Cell, integer, money, optional, type RowOf, required, text } from '#platform/csv'
import { formatMoney } from '#platform/money'
import type { Community } from './queries/communities.ts'
import type { Region } from './queries/regions.ts'
import type { ServingStation } from './queries/serving-stations.ts'
import {
  codeCell,
  codesCell,
  degreesCell,
  namesCell,
  percentCell,
  weekdaysCell,
} from './sheet-cells.ts'

/** The columns of a sheet of communities; what is left empty stays as it is. */
export const communityColumns = (currency: string) => ({
  code: required(['小区编码', 'code', 'community code', 'código'], codeCell),
  name: required(['小区名称', 'name', 'community', 'nombre'], text(100)),
  address: optional(['地址', 'address', 'dirección'], text(300)),
  latitude: optional(['纬度', 'latitude', 'latitud'], degreesCell(90)),
  longitude: optional(['经度', 'longitude', 'longitud'], degreesCell(180)),
  householdCount: optional(['户数', 'households', 'hogares'], integer(0, 1_000_000)),
  eldersBasisPoints: optional(['老人占比', 'share of elders', 'mayores'], percentCell),
  deliveryWeekdays: optional(['配送日', 'delivery days', 'días de entrega'], weekdaysCell),
  minimumOrderMinor: optional(['起送金额', 'minimum order', 'pedido mínimo'], money(currency)),
  stationCodes: optional(['服务站点', 'stations', 'estaciones'], codesCell),
  pickupCode: optional(['自提点', 'pickup point', 'punto de recogida'], codeCell),
  buildings: optional(['楼栋', 'buildings', 'edificios'], namesCell),
})

export type CommunityRow = RowOf<ReturnType<typeof communityColumns>>

/** A community as a row of the same columns. */
export function communityCells(
  region: Region,
  community: Community,
  stations: readonly Pick<ServingStation, 'code' | 'isPickupPoint'>[],
  buildingNames: readonly string[],
): Cell[] {
  const elders = community.traits.eldersBasisPoints
  return [
    community.code,
    community.name,
    community.address,
    community.latitude,
    community.longitude,
    community.householdCount,
    elders === undefined ? null : `${elders / 100}%`,
    community.deliveryWeekdays.join(';'),
    formatMoney(community.minimumOrderMinor, region.currency, 'en'),
    stations.map(({ code }) => code).join(';'),
    stations.find(({ isPickupPoint }) => isPickupPoint)?.code ?? null,
    buildingNames.join(';'),
  ]
}
