import { Type } from 'typebox'
import { field, page, pageQuery } from '#platform/http'
import { movedLines, note } from './papers.ts'
import { stocked } from './stock.ts'

export const TransferSending = field.object({
  toStationId: field.id('Station the goods go to.'),
  note: field.optional(note('What it is for.')),
  lines: movedLines(
    field.quantity('What is sent.', 24),
    'Goods, all or none; without a lot those that expire first.',
  ),
})

const temperatureTenths = () =>
  Type.Integer({
    minimum: -1000,
    maximum: 1000,
    description: 'Of chilled or frozen goods, measured on arrival, in tenths of a degree Celsius.',
    examples: [35],
  })

export const TransferReceipt = field.object({
  lines: field.optional(
    field.list(
      field.object({
        lineNumber: field.count('Line of the transfer.', 1, 1, 32_767),
        receivedQuantity: stocked('What came of it.', 22),
        temperatureTenths: field.optional(temperatureTenths()),
      }),
      'Lines that came otherwise than sent, and those that were measured; the others came as sent.',
      { maxItems: 5000 },
    ),
  ),
  note: field.optional(note('What was seen.')),
})

export const Transfer = field.object({
  id: field.id('Transfer.'),
  fromStationId: field.id('Station the goods left.'),
  toStationId: field.id('Station they go to.'),
  state: field.oneOf('On the way, received, or cancelled.', [
    'on-the-way',
    'received',
    'cancelled',
  ]),
  note: note('What it is for.'),
  sentAt: field.instant('When it left.'),
  sentBy: field.id('Person who sent it.'),
  receivedAt: field.nullable(field.instant('When it came.')),
  receivedBy: field.nullable(field.id('Person who received it.')),
  receivedNote: note('What was seen on arrival.'),
  cancelledAt: field.nullable(field.instant('When it was cancelled.')),
  cancelledBy: field.nullable(field.id('Person who cancelled it.')),
  cancelledWhy: field.nullable(note('Why it was cancelled.')),
  lines: field.list(
    field.object({
      lineNumber: field.count('Line.', 1, 1),
      skuId: field.id('SKU.'),
      lotId: field.nullable(field.id('Lot.')),
      lotCode: field.nullable(field.text('Code of the lot.', 'L20261121')),
      quantity: stocked('What was sent.'),
      receivedQuantity: field.nullable(stocked('What came; null until it is received.', 22)),
      temperatureTenths: field.nullable(temperatureTenths()),
    }),
    'Goods by lot.',
    { maxItems: 5000 },
  ),
})

const isOnTheWay = () => field.optional(field.oneOf('Only what is on its way.', ['true', 'false']))

export const StationTransferQuery = field.object({
  direction: field.oneOf('What leaves the station, or what comes to it.', ['out', 'in']),
  isOnTheWay: isOnTheWay(),
  ...pageQuery,
})

export const TransferQuery = field.object({ isOnTheWay: isOnTheWay(), ...pageQuery })

export const TransferPage = page(Transfer, 'Transfers, newest first.')
