// Beside the control characters (Cc), the marks that turn the direction of what follows: in a
// name they make one thing look like another.
const CONTROL = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u

/**
 * Whether text holds control characters (line breaks and tabs among them, and U+0000, which
 * PostgreSQL cannot store) or invisible marks that reverse the direction of writing.
 */
export function hasControlCharacters(text: string): boolean {
  return CONTROL.test(text)
}
