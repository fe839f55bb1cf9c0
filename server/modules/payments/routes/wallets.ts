import { findBalance, Movement, pageOfTransfers, walletOf } from '#ledger'
import { getRegion } from '#places'
import { own, staff } from '#platform/access'
import { type AnyRoute, field, page, pageQuery, route } from '#platform/http'
import { residentPlace } from '#residents'
import { depositToWallets } from '../deposit-to-wallets.ts'
import { BulkDeposits, Deposit, DepositsMade, Wallet } from '../schemas.ts'

const readers = own({ support: 'region', finance: 'region', supervisor: 'region' })

/** Routes of what residents keep with the operator. */
export const walletRoutes = (): AnyRoute[] => [
  route({
    name: 'getWallet',
    method: 'GET',
    path: '/regions/:region/residents/:resident/wallet',
    tag: 'wallet',
    summary: 'What a resident can spend.',
    access: readers,
    place: residentPlace,
    reply: Wallet,
    read: async ({ db, params }) => {
      const { currency } = await getRegion(db, params.region)
      const balance = await findBalance(db, params.region, walletOf(params.resident))
      return { residentId: params.resident, currency, balanceMinor: balance ?? 0 }
    },
  }),
  route({
    name: 'listWalletTransfers',
    method: 'GET',
    path: '/regions/:region/residents/:resident/wallet/transfers',
    tag: 'wallet',
    summary: 'What came into a wallet and went out of it, newest first.',
    access: readers,
    place: residentPlace,
    query: field.object(pageQuery),
    reply: page(Movement, 'Movements, newest first.'),
    read: ({ db, params, query }) =>
      pageOfTransfers(db, params.region, walletOf(params.resident), query),
  }),
  route({
    name: 'depositToWallet',
    method: 'POST',
    path: '/regions/:region/residents/:resident/wallet-deposits',
    tag: 'wallet',
    summary: 'Put money into a wallet by the operator’s own hand.',
    access: staff({ finance: 'region' }),
    place: residentPlace,
    body: Deposit,
    reply: DepositsMade,
    status: 201,
    moves: true,
    write: ({ tx, params, body, caller, at, note }) => {
      note({ amountMinor: body.amountMinor, reason: body.reason })
      const deposits = [{ residentId: params.resident, amountMinor: body.amountMinor }]
      const { reason } = body
      return depositToWallets(tx, {
        regionId: params.region,
        deposits,
        reason,
        by: caller.personId,
        at,
      })
    },
  }),
  route({
    name: 'depositToWallets',
    method: 'POST',
    path: '/regions/:region/wallet-deposits',
    tag: 'wallet',
    summary: 'Put money into up to 1000 wallets by the operator’s own hand.',
    access: staff({ finance: 'region' }),
    body: BulkDeposits,
    reply: DepositsMade,
    status: 201,
    moves: true,
    write: async ({ tx, params, body, caller, at, note }) => {
      const made = await depositToWallets(tx, {
        ...body,
        regionId: params.region,
        by: caller.personId,
        at,
      })
      note({ ...made, reason: body.reason })
      return made
    },
  }),
]
