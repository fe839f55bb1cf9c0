import type { AnyRoute } from '#platform/http'
import { licenceRoutes } from './routes/licences.ts'
import { offerRoutes } from './routes/offers.ts'
import { supplierRoutes } from './routes/suppliers.ts'
import { userRoutes } from './routes/users.ts'

export function suppliersRoutes(): AnyRoute[] {
  return [...supplierRoutes(), ...licenceRoutes(), ...offerRoutes(), ...userRoutes()]
}
