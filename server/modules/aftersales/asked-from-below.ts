import { declareConcernedFinder } from '#media'
import { findConcerned } from './queries/claims.ts'

// A claim's pictures are media's, which cannot import this module: it asks by what is declared here.
declareConcernedFinder(findConcerned)
