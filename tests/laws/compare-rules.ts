import { STRUCTURE_SETS } from '../../scripts/structure-sets.ts';
import { standingRules } from '../../src/admission/rules/check-rules.ts';
import { placesAt } from '../../src/admission/rules/places.ts';
import type { Rule } from '../../src/admission/rules/rule.ts';
import type { Path, Violation } from '../../src/admission/verdict.ts';
import { isJsonObject, type Json } from '../../src/manifest/json.ts';
import type { K8sObject } from '../../src/manifest/object.ts';
import { CRDS_AT_HAND, type CrdVersion, loadCrds } from '../api-server/crds.ts';
import { withDefaults } from '../api-server/defaults.ts';
import { checkRules } from '../api-server/rules.ts';
import { describePath, type Refusal, type Schema } from '../api-server/schema.ts';
import { checkStructure } from '../api-server/structure.ts';
import { wayTo } from '../near-rules.ts';

/** Holds the project’s own rules across fields against the CEL of the CRD files. */

/** One API version of a kind, in one set of CRDs. */
export interface Served {
  readonly set: string;
  readonly crd: CrdVersion;
}

export const served: readonly Served[] = CRDS_AT_HAND
  ? STRUCTURE_SETS.flatMap(({ folder }) =>
      loadCrds(folder).flatMap((crd) => (crd.served ? [{ set: folder, crd }] : [])),
    )
  : [];

export const COMMON = ['apiVersion', 'kind', 'metadata', 'status'];

export function ownSchema({ schema }: CrdVersion): Schema {
  const properties = Object.entries(schema.properties ?? {}).filter(([name]) => !COMMON.includes(name));
  const required = (schema.required ?? []).filter((name) => !COMMON.includes(name));
  return { ...schema, properties: Object.fromEntries(properties), required };
}

export function objectOf({ group, version, kind }: CrdVersion, own: Json): K8sObject {
  const metadata = { name: 'a', namespace: 'b' };
  return { ...(isJsonObject(own) ? own : {}), apiVersion: `${group}/${version}`, kind, metadata };
}

/** Whether a path goes to a place: `[]` is any entry of a list, `{}` any value of a map. */
function goesTo(path: Path, place: string): boolean {
  const steps = wayTo(place);
  return (
    steps.length === path.length &&
    steps.every((step, index) => {
      const at = path[index];
      if (step === '[]') return typeof at === 'number';
      return step === '{}' ? typeof at === 'string' : at === step;
    })
  );
}

function startsWith(path: Path, start: Path): boolean {
  return start.every((step, index) => path[index] === step);
}

export interface Comparison {
  readonly refused: boolean;
  /** What one side says and the other does not. */
  readonly differences: readonly string[];
  /** Of each rule that stands and has something to look at: whether it found a mistake. */
  readonly looked: ReadonlyMap<string, boolean>;
}

/** `undefined` where the structure is wrong already. */
export function compare({ set, crd }: Served, own: Json): Comparison | undefined {
  const schema = ownSchema(crd);
  const whole = withDefaults(own, schema);
  if (checkStructure(whole, schema).length > 0) return undefined;
  const object = objectOf(crd, own);
  const ours = standingRules(set, object).map((rule) => ({ rule, found: rule.check(object) }));
  // A rule that meets a field that is not there is an error to the API server, and it refuses the object for that.
  const { refusals, notEvaluated } = checkRules(whole, schema);
  const theirs = [...refusals, ...notEvaluated].filter(({ path }) => ours.some(({ rule }) => covers(rule, path)));
  const looked = ours.filter(({ rule }) => rule.covers.some((place) => placesAt(object, place).length > 0));
  return {
    refused: theirs.length > 0,
    differences: differences(ours, theirs),
    looked: new Map(looked.map(({ rule, found }) => [rule.id, found.length > 0])),
  };
}

function covers(rule: Rule, path: Path): boolean {
  return rule.covers.some((place) => goesTo(path, place));
}

interface Said {
  readonly rule: Rule;
  readonly found: readonly Violation[];
}

/** Both sides speak of the same places: what the project finds is there or inside. */
function differences(ours: readonly Said[], theirs: readonly Refusal[]): readonly string[] {
  const same = (rule: Rule, found: Violation, refusal: Refusal) =>
    covers(rule, refusal.path) && startsWith(found.path, refusal.path);
  const unheard = theirs.filter(
    (refusal) => !ours.some(({ rule, found }) => found.some((one) => same(rule, one, refusal))),
  );
  const invented = ours.flatMap(({ rule, found }) =>
    found.filter((one) => !theirs.some((refusal) => same(rule, one, refusal))),
  );
  return [
    ...unheard.map(({ path, says }) => `the CRD at ${describePath(path)}: ${says}`),
    ...invented.map(({ id, path }) => `${id} at ${describePath(path)}`),
  ];
}

export interface Tally {
  accepted: number;
  refused: number;
  readonly kept: Map<string, number>;
  readonly broken: Map<string, number>;
}

export function newTally(): Tally {
  return { accepted: 0, refused: 0, kept: new Map(), broken: new Map() };
}

export function count(tally: Tally, { refused, looked }: Comparison): void {
  tally[refused ? 'refused' : 'accepted'] += 1;
  for (const [id, broken] of looked) {
    const of = broken ? tally.broken : tally.kept;
    of.set(id, (of.get(id) ?? 0) + 1);
  }
}
