import { alignLists } from '../manifest/edits-between.ts';
import { type Json, pickList } from '../manifest/json.ts';
import type { K8sObject } from '../manifest/object.ts';
import { alignedPath } from './align.ts';
import { leadingTo, leadOf, partnerOf, type RefPlace, refsAt, sameLead, withRefs } from './route-places.ts';

/**
 * A route of the user’s own while a backend of the form gives way to another in its place. A Service that becomes a host
 * outside the cluster leaves its backendRef to it, with weight and filters, and so the other way round; a Service that
 * becomes another Service is another choice in the form, and no other route.
 */

type Places = readonly (readonly RefPlace[])[];

interface Stages {
  /** What stands where the change before is taken back, but for what the next one begins with. */
  readonly left: K8sObject;
  /** What the next change is made in. */
  readonly met: K8sObject;
}

/** `here`: the route as it stands in the text; `had`: as the user had it, where that is known. */
export interface InText {
  readonly here: K8sObject;
  readonly had: K8sObject | undefined;
}

/** What is written, with its places. */
interface PlacedRoute {
  readonly object: K8sObject;
  readonly places: Places;
}

export function stagesBetween(before: PlacedRoute, after: PlacedRoute, inText: InText): Stages {
  const leaves = (place: RefPlace) => leftOf(place, before, after.places, inText);
  const left = withRefs(before.object, each(before.places, leaves));
  const stands = (place: RefPlace) => {
    const earlier = before.places[place.rule]?.slice(0, place.index) ?? [];
    const index = earlier.filter((one) => leaves(one) !== undefined).length;
    return placeInText(place, before.object, inText.here) ?? placeInText({ ...place, index }, left, inText.here);
  };
  const meets = (place: RefPlace): Json | undefined => {
    const [mine, others] = [after.places[place.rule] ?? [], before.places[place.rule] ?? []];
    const partner = partnerOf(place, mine, others);
    if (partner === undefined || (partner.found !== undefined && place.found !== undefined)) return place.found;
    // A Service that the form has and the route has not leaves nothing.
    const there = stands(partner) === null ? undefined : leaves(partner);
    // The Service that the form turns to is the one that was there.
    return there !== undefined && place.found !== undefined && sameLead(there, place.found) ? place.found : there;
  };
  return { left, met: withRefs(after.object, each(after.places, meets)) };
}

/** What stands once nothing of the form’s is left. */
export function leftWithout(before: PlacedRoute, inText: InText): K8sObject {
  return withRefs(
    before.object,
    each(before.places, (place) => leftOf(place, before, [], inText)),
  );
}

function each(places: Places, refOf: (place: RefPlace) => Json | undefined): readonly (readonly Json[])[] {
  return places.map((rule) => rule.flatMap((place) => refOf(place) ?? []));
}

function leftOf(place: RefPlace, { object, places }: PlacedRoute, after: Places, inText: InText): Json | undefined {
  if (place.found !== undefined) return place.found;
  const partner = partnerOf(place, places[place.rule] ?? [], after[place.rule] ?? []);
  // From host to host the backendRef stays, with all that stands in it.
  if (partner !== undefined && partner.found === undefined) return place.written;
  const replaced = replacedBy(place, object, inText);
  return replaced === undefined ? partner && place.written : leadingTo(place.written, leadOf(replaced));
}

/** What the user had where the product leads elsewhere; `undefined` where that stands beside what they had. */
function replacedBy(place: RefPlace, written: K8sObject, { here, had }: InText): Json | undefined {
  if (had === undefined) return undefined;
  const there = placeInText(place, written, here);
  const isSameList = pickList(here, 'spec', 'rules').length === pickList(had, 'spec', 'rules').length;
  if (there === null || !isSameList) return undefined;
  const [before, now] = [refsAt(had, there.rule), refsAt(here, there.rule)];
  const [at = -1] = alignLists(before, now).find(([, other]) => other === there.index) ?? [];
  const [one, other] = [before[at], now[there.index]];
  return one === undefined || other === undefined || sameLead(one, other) ? undefined : one;
}

/** Where the text has what is written in a place. */
function placeInText(
  { rule, index }: Pick<RefPlace, 'rule' | 'index'>,
  written: K8sObject,
  here: K8sObject,
): { readonly rule: number; readonly index: number } | null {
  const path = alignedPath(written, here, ['spec', 'rules', rule, 'backendRefs', index]) ?? [];
  const [, , ruleHere, , indexHere] = path;
  return typeof ruleHere === 'number' && typeof indexHere === 'number' ? { rule: ruleHere, index: indexHere } : null;
}
