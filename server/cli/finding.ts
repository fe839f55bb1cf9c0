/** One line of the doctor's: what is well, what is only worth knowing, what is missing. */
export type Finding = { verdict: 'good' | 'note' | 'bad'; says: string }

export function good(says: string): Finding {
  return { verdict: 'good', says }
}

export function note(says: string): Finding {
  return { verdict: 'note', says }
}

export function bad(says: string): Finding {
  return { verdict: 'bad', says }
}
