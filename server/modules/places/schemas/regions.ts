import { field } from '#platform/http'

const DeliveryCalendar = field.object(
  {
    weekdays: field.list(
      field.count('Weekday of delivery, 1 is Monday.', 1, 1, 7),
      'Weekdays on which goods are delivered.',
      { maxItems: 7 },
    ),
    closed: field.list(
      field.date('A day without delivery.', '2027-02-06'),
      'Days without delivery, such as holidays.',
    ),
    extra: field.list(
      field.date('A day with delivery.', '2027-02-14'),
      'Days with delivery outside the weekdays.',
    ),
  },
  'Delivery days of a region.',
)

const regionFields = {
  name: field.names('Name of the region.', '成都'),
  deliveryCalendar: DeliveryCalendar,
}

export const NewRegion = field.object({
  id: field.regionId(),
  country: field.capitals('ISO 3166 country code.', 'CN'),
  currency: field.capitals('ISO 4217 currency code.', 'CNY'),
  timeZone: field.text('IANA time zone.', 'Asia/Shanghai', 64),
  taxMode: field.oneOf('Whether prices contain the tax or it is added to them.', [
    'included',
    'added',
  ]),
  ...regionFields,
})

export const RegionChange = field.object({
  version: field.count('Version that was read.', 1, 1),
  ...regionFields,
})

export const Region = field.object({
  ...NewRegion.properties,
  version: field.count('Raised by each change.', 1, 1),
})
