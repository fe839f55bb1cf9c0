import { listLeadersByIds } from '#leaders'
import { own, staff } from '#platform/access'
import type { Tx } from '#platform/db'
import { type AnyRoute, route } from '#platform/http'
import type { Keyring } from '#platform/keys'
import { getSupplier } from '#suppliers'
import type { Payee } from '../payee.ts'
import { findPayee } from '../queries/payees.ts'
import { requestPayout } from '../request-payout.ts'
import { BankAccount, BankAccountChange, Payout, PayoutRequest } from '../schemas/payouts.ts'
import { setBankAccount } from '../set-bank-account.ts'
import { courierPlace, leaderPlace } from './places.ts'
import { accountShown, FINANCE, payoutShown, READERS, tag } from './wire.ts'

const REQUEST = {
  tag,
  description:
    'At most what is available now. Another person of finance approves it; the tax of the month is withheld.',
  body: PayoutRequest,
  reply: Payout,
  status: 201,
  moves: true,
} as const

const SET_ACCOUNT = {
  tag,
  description: 'Kept encrypted, shown masked. Who sets it does not approve payouts to it.',
  body: BankAccountChange,
  reply: BankAccount,
} as const

const requested = async (
  tx: Tx,
  payee: Payee,
  { amountMinor, by, at }: { amountMinor: number; by: string; at: Date },
) => payoutShown(await requestPayout(tx, { payee, amountMinor, by, at }))

/** Routes of those to whom money is paid out. */
export const payeeRoutes = (keyring: Keyring): AnyRoute[] => [
  ...leaderPayeeRoutes(keyring),
  ...supplierPayeeRoutes(keyring),
  ...courierPayeeRoutes(keyring),
]

const leaderPayeeRoutes = (keyring: Keyring): AnyRoute[] => [
  route({
    ...REQUEST,
    name: 'requestLeaderPayout',
    method: 'POST',
    path: '/regions/:region/leaders/:leader/payouts',
    summary: 'Ask for a payout of commission.',
    access: own(FINANCE),
    place: leaderPlace,
    write: ({ tx, params, body, caller, at }) =>
      requested(
        tx,
        { regionId: params.region, kind: 'leader', id: params.leader },
        { ...body, by: caller.personId, at },
      ),
  }),
  route({
    name: 'getLeaderBankAccount',
    method: 'GET',
    path: '/regions/:region/leaders/:leader/bank-account',
    tag,
    summary: 'Where a leader is paid, masked.',
    access: own(READERS),
    place: leaderPlace,
    reply: BankAccount,
    read: async ({ db, params }) =>
      accountShown(
        await findPayee(db, { regionId: params.region, kind: 'leader', id: params.leader }),
      ),
  }),
  route({
    ...SET_ACCOUNT,
    name: 'setLeaderBankAccount',
    method: 'PUT',
    path: '/regions/:region/leaders/:leader/bank-account',
    summary: 'Say where a leader is paid.',
    access: own(FINANCE),
    place: leaderPlace,
    write: async ({ tx, params, body, caller, at }) => {
      const { region: regionId, leader: id } = params
      const [leader] = await listLeadersByIds(tx, regionId, [id])
      const wish = { ...body, personId: leader!.personId, by: caller.personId, at }
      return accountShown(await setBankAccount(tx, keyring, { regionId, kind: 'leader', id }, wish))
    },
  }),
]

const supplierPayeeRoutes = (keyring: Keyring): AnyRoute[] => [
  route({
    ...REQUEST,
    name: 'requestSupplierPayout',
    method: 'POST',
    path: '/regions/:region/suppliers/:supplier/payouts',
    summary: 'Ask for a payout of what is due to a supplier.',
    access: staff({ ...FINANCE, supplier: 'supplier' }),
    write: ({ tx, params, body, caller, at }) =>
      requested(
        tx,
        { regionId: params.region, kind: 'supplier', id: params.supplier },
        { ...body, by: caller.personId, at },
      ),
  }),
  route({
    name: 'getSupplierBankAccount',
    method: 'GET',
    path: '/regions/:region/suppliers/:supplier/bank-account',
    tag,
    summary: 'Where a supplier is paid, masked.',
    access: staff({ ...READERS, supplier: 'supplier' }),
    reply: BankAccount,
    read: async ({ db, params }) =>
      accountShown(
        await findPayee(db, { regionId: params.region, kind: 'supplier', id: params.supplier }),
      ),
  }),
  route({
    ...SET_ACCOUNT,
    name: 'setSupplierBankAccount',
    method: 'PUT',
    path: '/regions/:region/suppliers/:supplier/bank-account',
    summary: 'Say where a supplier is paid.',
    access: staff({ ...FINANCE, supplier: 'supplier' }),
    write: async ({ tx, params, body, caller, at }) => {
      const { region: regionId, supplier: id } = params
      const { id: supplierId } = await getSupplier(tx, regionId, id)
      const payee = { regionId, kind: 'supplier' as const, id: supplierId }
      const wish = { ...body, personId: null, by: caller.personId, at }
      return accountShown(await setBankAccount(tx, keyring, payee, wish))
    },
  }),
]

const courierPayeeRoutes = (keyring: Keyring): AnyRoute[] => [
  route({
    ...REQUEST,
    name: 'requestCourierPayout',
    method: 'POST',
    path: '/regions/:region/couriers/:courier/payouts',
    summary: 'Ask for a payout of fees of door deliveries.',
    access: own(FINANCE),
    place: courierPlace,
    write: ({ tx, params, body, caller, at }) =>
      requested(
        tx,
        { regionId: params.region, kind: 'courier', id: params.courier },
        { ...body, by: caller.personId, at },
      ),
  }),
  route({
    ...SET_ACCOUNT,
    name: 'setCourierBankAccount',
    method: 'PUT',
    path: '/regions/:region/couriers/:courier/bank-account',
    summary: 'Say where a courier is paid.',
    access: own(FINANCE),
    place: courierPlace,
    write: async ({ tx, params, body, caller, at }) => {
      const { region: regionId, courier: id } = params
      const wish = { ...body, personId: id, by: caller.personId, at }
      return accountShown(
        await setBankAccount(tx, keyring, { regionId, kind: 'courier', id }, wish),
      )
    },
  }),
]
