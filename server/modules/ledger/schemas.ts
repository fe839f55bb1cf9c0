import { field } from '#platform/http'

export const Account = field.object({
  id: field.text('Name of the account.', 'escrow'),
  kind: field.text('What it is for.', 'wallet'),
  ownerId: field.nullable(field.id('Whose it is; null for the operator’s own.')),
  ownerName: field.nullable(field.text('Their name; null when they are gone.', '王芳', 200)),
  currency: field.text('ISO 4217 currency.', 'CNY'),
  isKept: field.yes('Whether its balance is kept, as people’s are, or summed.'),
  balanceMinor: field.signedMinor('What the operator owes its holder.', 12800),
  floorMinor: field.signedMinor('The balance never goes below this.', 0),
})

export const Movement = field.object({
  id: field.id('Id of the transfer.'),
  debitAccount: field.text(
    'Account the money left.',
    'wallet:0197a3c2-7d1e-7c4b-9a51-3f2e8d6b1c04',
  ),
  creditAccount: field.text('Account the money came to.', 'escrow'),
  amountMinor: field.minor('Amount.', 1960),
  code: field.text('Kind of movement.', 'order-paid'),
  orderId: field.nullable(field.id('Order it belongs to.')),
  occurredAt: field.instant('When it happened.'),
})

export const LedgerCheck = field.object({
  transfers: field.count('Transfers looked at.', 248_553),
  accounts: field.count('Accounts looked at.', 11_615),
  faults: field.list(
    field.object({
      regionId: field.regionId(),
      fault: field.text('What is wrong.', 'balance 10 differs from its transfers 12'),
      subject: field.text('The account or order.', 'escrow'),
    }),
    'Faults, at most 100 of each kind; none when the books are right.',
  ),
})
