/** An order's number as a slip shows it, read out or typed: I and L are 1, O is 0 (Crockford). */
export const plainNumber = (number: string): string =>
  number.normalize('NFKC').trim().toUpperCase().replace(/[IL]/g, '1').replace(/O/g, '0')
