import { STAGES } from '#fulfilment'
import { field } from '#platform/http'

const amount = (description: string, example = 24) =>
  field.count(`${description} Pieces, or grams where the SKU is weighed.`, example)

export const StageCounts = field.list(
  field.object({
    skuId: field.id('The SKU.'),
    name: field.names('Its name.'),
    isWeighed: field.yes('Whether quantities are grams.', false),
    wanted: amount('What orders wanted.'),
    ordered: amount('What was asked of suppliers.'),
    confirmed: amount('What suppliers confirmed.'),
    shipped: amount('What suppliers said they sent.'),
    received: amount('What was taken in.', 20),
    refused: amount('What was refused at receipt.', 1),
    setAside: amount('Own stock that the pool had set aside.', 0),
    reserved: amount('What lines had reserved of a station’s stock.', 0),
    allocated: amount('What lines get.', 20),
    sorted: field.nullable(amount('What went into bags; null before anything was given.', 20)),
    loaded: amount('What left in bags, or was packed where it is fetched.', 20),
    arrived: amount('What arrived at pickup points.', 20),
    handedOver: amount('What was handed to residents.', 18),
    claimed: amount('What claims are about, whatever was decided.', 1),
    losses: field.list(
      field.object({
        stage: field.oneOf('Where it was lost.', STAGES, 'supplier'),
        quantity: amount('How much.', 4),
        amountMinor: field.minor('What was given back for it.', 1920),
      }),
      'What was lost, by stage.',
    ),
  }),
  'The count of each stage by SKU.',
)
