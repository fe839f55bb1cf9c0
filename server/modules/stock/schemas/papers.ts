import { field } from '#platform/http'

/** What counts, corrections, transfers and returns have in common. */

export const lotCode = () => field.code('Lot, where the goods lie in lots.', 'L20261121')

export const lotId = () => field.id('Lot by its id, where several suppliers have used its code.')

export const note = (description: string) => field.text(description, '外箱压坏', 500)

export const why = () =>
  field.object({ why: field.text('Why, in words.', '清点有误，重新盘点', 500, 1) })

export const pictureIds = () =>
  field.list(
    field.id('Picture added with addProofPicture by the one who sends this.'),
    'Pictures that show it.',
    { maxItems: 9 },
  )

export const movedLines = (quantity: ReturnType<typeof field.quantity>, what: string) =>
  field.list(
    field.object({
      skuId: field.id('SKU.'),
      lotCode: field.optional(lotCode()),
      lotId: field.optional(lotId()),
      quantity,
    }),
    what,
    { minItems: 1, maxItems: 500 },
  )
