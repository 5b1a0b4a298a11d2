import { foundOf } from '../gateway-api/found.ts';
import { isApplied } from '../gateway-api/written.ts';
import type { K8sObject } from '../manifest/object.ts';
import { type Review, review, type Standing } from '../review/review.ts';
import type { Shown } from './state.ts';

const REVIEWS = new WeakMap<Shown, Review>();

/** The manifests that somebody has changed by hand; `undefined` where the product's own stand. */
export function standingOf({ configuration, loaded, byHand, structures, cluster }: Shown): Standing | undefined {
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
      ...lens.manifestFindings({ objects, found, setting, implementation, structures, cluster }),
    ],
  };
}

/** The review of what the output shows, computed once. */
export function reviewOf(shown: Shown): Review {
  let found = REVIEWS.get(shown);
  if (found === undefined) {
    const { configuration, loaded, pasted, cluster } = shown;
    found = review(configuration, loaded.implementation, standingOf(shown), pasted, cluster);
    REVIEWS.set(shown, found);
  }
  return found;
}

/** The objects that the API server would get: what the CRDs of the user’s own cluster are asked about. */
export function objectsToCheck(shown: Shown): readonly K8sObject[] {
  const { byHand, configuration, loaded } = shown;
  if (byHand !== null) return byHand.lens.standing(byHand.hand, configuration, loaded.implementation).objects;
  return reviewOf(shown).written.flatMap((entry) => (isApplied(entry) ? [entry.object] : []));
}
