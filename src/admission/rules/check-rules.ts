import { groupOf, type K8sObject, versionOf } from '../../manifest/object.ts';
import { type Cluster, setFor } from '../structure.ts';
import { SETS } from '../structures/known.ts';
import type { Undecided, Verdict } from '../verdict.ts';
import { describePath, placeOrObject } from '../words.ts';
import { RULES } from './all-rules.ts';
import { placesAt } from './places.ts';
import type { Rule } from './rule.ts';
import { type RuledPlace, ruledPlaces } from './ruled-places.ts';
import { stands } from './standing.ts';

/** More than anybody reads; so many are told, and that there are more. */
const MOST_TOLD = 100;

/**
 * What the API server would say of an object across its fields, by the project’s own rules. Pure and total; the work is in
 * proportion to the object. An object whose structure is wrong may be refused for that first: see `checkStructure`.
 */
export function checkRules(at: Cluster, object: K8sObject): Verdict {
  const group = groupOf(object.apiVersion);
  const set = setFor(at, group, object.kind);
  if (set === undefined) return { violations: [], undecided: [] };
  const rules = standingRules(set, object);
  const found = rules.flatMap((rule) => rule.check(object));
  return {
    violations: found.slice(0, MOST_TOLD),
    undecided: [...unchecked(set, object, rules), ...rest(found.length)],
  };
}

/** The rules that stand for an object in one set of CRDs. */
export function standingRules(set: string, { apiVersion, kind }: K8sObject): readonly Rule[] {
  const facts = SETS[set];
  const group = groupOf(apiVersion);
  if (facts === undefined) return [];
  return RULES.filter(
    (rule) => rule.group === group && rule.kind === kind && stands(rule, facts, versionOf(apiVersion)),
  );
}

/** The places in the object at which the CRD has rules, and the project none. */
function unchecked(set: string, object: K8sObject, rules: readonly Rule[]): readonly Undecided[] {
  const { apiVersion } = object;
  const kind = `${groupOf(apiVersion)}/${object.kind}`;
  const covered = new Set([...rules.flatMap(({ covers }) => covers), ...(STRUCTURE_ANSWERS[kind] ?? [])]);
  return ruledPlaces(kind, set, versionOf(apiVersion))
    .filter(({ at, onUpdate }) => onUpdate === true || !covered.has(at))
    .flatMap((place) => undecidedAt(object, place));
}

/** Places whose rules say again what the structure says: that two entries of a list are alike. */
const STRUCTURE_ANSWERS: { readonly [kind: string]: readonly string[] } = {
  'gateway.networking.k8s.io/Gateway': ['spec.tls.frontend.perPort'],
};

/** Told at the first of several such places in the object. */
function undecidedAt(object: K8sObject, { at, onUpdate }: RuledPlace): readonly Undecided[] {
  const [first] = placesAt(object, at);
  if (first === undefined) return [];
  const place = placeOrObject(describePath(first.path));
  const why = onUpdate
    ? `Whether ${place} may change depends on the object in the cluster.`
    : `The API server has rules across the fields of ${place} that are not checked here.`;
  return [{ path: first.path, why }];
}

function rest(found: number): readonly Undecided[] {
  const why = `There are more than ${MOST_TOLD} mistakes across fields; the others are not listed.`;
  return found > MOST_TOLD ? [{ path: [], why }] : [];
}
