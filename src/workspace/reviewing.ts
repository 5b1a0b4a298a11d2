import type { Finding, FindingPlace } from '../gateway-api/finding.ts';
import { foundOf } from '../gateway-api/found.ts';
import { isApplied } from '../gateway-api/written.ts';
import { type K8sObject, slotOf } from '../manifest/object.ts';
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
  const ofText = lens.textFindings(hand, configuration, implementation);
  const alone = lens.manifestFindings({ objects, found, setting, implementation, structures, cluster });
  return { ...standing, findings: [...ofText, ...untold(alone, ofText)] };
}

/** Without what the text’s own findings say better: which object a reference that leads nowhere is meant for. */
function untold(findings: readonly Finding[], better: readonly Finding[]): readonly Finding[] {
  const told = new Set(better.flatMap(({ id, at }) => (id === 'MAN-04' ? [placeOf(at)] : [])));
  return findings.filter(({ id, at }) => id !== 'GEN-36' || !told.has(placeOf(at)));
}

function placeOf({ object, path = [] }: FindingPlace): string {
  const ref = object && { ...object, namespace: object.namespace || 'default' };
  return [ref === undefined ? '' : slotOf(ref), ...path].join('/');
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
