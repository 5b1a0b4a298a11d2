import { type Review, review } from '../review/review.ts';
import type { Shown } from './state.ts';

const REVIEWS = new WeakMap<Shown, Review>();

/** The review of what the output shows, computed once. */
export function reviewOf(shown: Shown): Review {
  let found = REVIEWS.get(shown);
  if (found === undefined) {
    found = review(shown.configuration, shown.loaded.implementation);
    REVIEWS.set(shown, found);
  }
  return found;
}
