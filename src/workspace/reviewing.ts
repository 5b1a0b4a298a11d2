import { foundOf } from '../gateway-api/found.ts';
import { NO_CLUSTER } from '../review/cluster-verdicts.ts';
import { type Review, review, type Standing } from '../review/review.ts';
import type { Shown } from './state.ts';

const REVIEWS = new WeakMap<Shown, Review>();

/** The manifests that somebody has changed by hand; `undefined` where the product's own stand. */
export function standingOf({ configuration, loaded, byHand, structures }: Shown): Standing | undefined {
  if (byHand === null) return undefined;
  const { lens, hand } = byHand;
  const { implementation } = loaded;
  const { setting } = configuration;
  const { objects, ...standing } = lens.standing(hand, configuration, implementation);
  const found = foundOf(standing.written.map(({ object }) => object));
  return {
    ...standing,
    findings: [
      ...lens.textFindings(hand, configuration, implementation),
      ...lens.manifestFindings({ objects, found, setting, implementation, structures, cluster: NO_CLUSTER }),
    ],
  };
}

/** The review of what the output shows, computed once. */
export function reviewOf(shown: Shown): Review {
  let found = REVIEWS.get(shown);
  if (found === undefined) {
    found = review(shown.configuration, shown.loaded.implementation, standingOf(shown), shown.pasted);
    REVIEWS.set(shown, found);
  }
  return found;
}
