/** Askings after which a payment is left to its notification and the daily bill: about two days. */
export const MOST_QUERIES = 300

/** Clear refusals of a refund by its provider after which a person is told. */
export const ALERT_AFTER = 5

/** Clear refusals after which only a person's hand goes on. */
export const MOST_TRIES = 40
