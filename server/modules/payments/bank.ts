/** The operator's own bank account: what finance pays by hand, and cash that was brought in. */
export const BANK = 'bank'
