import { rulesOf } from '../configuration/backends.ts';
import type { Configuration } from '../configuration/configuration.ts';
import { GATEWAY_API_GROUP } from '../gateway-api/releases.ts';
import type { Written } from '../gateway-api/written.ts';
import { isJsonObject, type Json, type JsonObject, pick, pickList, sameJson } from '../manifest/json.ts';
import { groupOf, type K8sObject } from '../manifest/object.ts';

/** The backendRefs that the form has in a route of the user’s own: what is written there, and what stands there without it. */

/** What is written from a Configuration. */
export interface Side {
  readonly configuration: Configuration;
  readonly written: readonly Written[];
}

/** The place of a backend of the form. */
export interface RefPlace {
  readonly rule: number;
  /** Index in the rule’s backendRefs, as they are written. */
  readonly index: number;
  readonly written: Json;
  /** What stands there without the product. `undefined` for a host outside the cluster: what that replaces is not the form’s to know. */
  readonly found: Json | undefined;
}

/** An object as it is without the product: what the user has is only changed, and the change can be taken back. */
export function asFound(entry: Written): K8sObject {
  return entry.role === 'patch' ? entry.before : entry.object;
}

/** By rule. `null` for objects that are no routes. */
export function refPlaces(entry: Written, configuration: Configuration): readonly (readonly RefPlace[])[] | null {
  const { apiVersion, kind } = entry.object;
  if (groupOf(apiVersion) !== GATEWAY_API_GROUP || kind !== configuration.route.kind) return null;
  return rulesOf(configuration).map((placed, rule) => {
    const [written, found] = [refsAt(entry.object, rule), refsAt(asFound(entry), rule)];
    // An implementation that has nothing for hosts leaves them out; then all that is written stands there already.
    const isHost = placed.map(
      ({ backend }) => backend.target.kind === 'ExternalHost' && written.length === placed.length,
    );
    const foundAt = (index: number) => found[isHost.slice(0, index).filter((host) => !host).length];
    return written.map((ref, index) => ({
      rule,
      index,
      written: ref,
      found: isHost[index] === true ? undefined : foundAt(index),
    }));
  });
}

export function refsAt(route: K8sObject, rule: number): readonly Json[] {
  return pickList(route, 'spec', 'rules', rule, 'backendRefs');
}

/** A written route with other backendRefs, by rule. */
export function withRefs(route: K8sObject, refs: readonly (readonly Json[])[]): K8sObject {
  const rules = pickList(route, 'spec', 'rules').map(
    (rule, index): Json => (isJsonObject(rule) ? { ...rule, backendRefs: refs[index] ?? [] } : rule),
  );
  const spec = pick(route, 'spec');
  return isJsonObject(spec) ? { ...route, spec: { ...spec, rules } } : route;
}

/** Of the places of the same rule on the other side, the one that has become this one: what leads there too, or what stands at the same index. */
export function partnerOf(
  place: RefPlace,
  mine: readonly RefPlace[],
  others: readonly RefPlace[],
): RefPlace | undefined {
  const same = others.find((other) => sameLead(other.written, place.written));
  if (same !== undefined) return same;
  const isFree = (one: RefPlace, rest: readonly RefPlace[]) => !rest.some((two) => sameLead(one.written, two.written));
  const [left, right] = [mine.filter((one) => isFree(one, others)), others.filter((one) => isFree(one, mine))];
  return left.length === right.length ? right[left.indexOf(place)] : undefined;
}

const LEADS = ['group', 'kind', 'name', 'namespace', 'port'] as const;

/** Where a backendRef leads. A group and kind that are left out are a Service’s. */
export function leadOf(ref: Json): JsonObject {
  return Object.fromEntries(LEADS.map((key) => [key, pick(ref, key)]));
}

/** A backendRef that leads elsewhere, and says the same besides. */
export function leadingTo(ref: Json, lead: JsonObject): Json {
  const rest = isJsonObject(ref) ? Object.entries(ref).filter(([key]) => !(key in lead)) : [];
  return Object.fromEntries([...Object.entries(lead).filter(([, value]) => value !== undefined), ...rest]);
}

export function sameLead(a: Json, b: Json): boolean {
  const whole = (ref: Json): JsonObject => {
    const { group = '', kind = 'Service', ...rest } = leadOf(ref);
    return { group, kind, ...rest };
  };
  return sameJson(whole(a), whole(b));
}
