/** What somebody wants: offer → how much. */
export type Wanted = ReadonlyMap<string, number>
