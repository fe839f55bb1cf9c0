export type { DeliveryCalendar } from './delivery-day.ts'
export { nextDeliveryDay } from './delivery-day.ts'
export { addDays, isDate, isTime, localDate, weekday, zonedInstant } from './local-time.ts'
