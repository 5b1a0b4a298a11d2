import type { Json, NonEmpty } from '../../manifest/json.ts';
import type { K8sObject } from '../../manifest/object.ts';
import type { Path, Violation } from '../verdict.ts';
import { placesAt } from './places.ts';

/** Where a rule stands. What is left out does not matter; a field that a release lacks needs no bound here. */
export interface Standing {
  /** Oldest and newest minor of the family of the kind: `1.4`. Both are inclusive. */
  readonly since?: string;
  readonly until?: string;
  readonly channel?: 'standard' | 'experimental';
  /** API versions without group. */
  readonly versions?: readonly string[];
}

/** The project’s own form of what the API server demands across the fields of one kind. */
export interface Rule {
  /** Stands in findings and in SARIF, so that it never changes its meaning. */
  readonly id: string;
  readonly group: string;
  readonly kind: string;
  /** It stands where one of these fits. */
  readonly when: NonEmpty<Standing>;
  /** The CRD, and its newest release, that demand it. */
  readonly source: string;
  /** Places of the kind that no rule answers for: not what this tool is about, and told as not checked. */
  readonly leaves?: RegExp;
  /** The places (see `places.ts`) whose rules in the CRD this one answers for, together with others of the same place. */
  readonly covers: NonEmpty<string>;
  /** Total and pure; takes any object, and finds nothing in what has another structure. */
  check(object: K8sObject): readonly Violation[];
}

/** What is wrong at a place; `path` goes on from there. */
export interface Mistake {
  readonly path: Path;
  readonly at: Violation['at'];
  readonly message: string;
}

/** Looks at what stands at one place. */
export type Find = (value: Json) => readonly Mistake[];

/** What the rules of one kind share. */
export interface KindOfRule {
  readonly group: string;
  readonly kind: string;
  readonly source: string;
  readonly leaves?: RegExp;
}

export interface RuleFacts {
  readonly id: string;
  readonly covers: NonEmpty<string>;
  readonly when?: NonEmpty<Standing>;
  readonly find: Find;
}

/** The rules of `kind`; each looks at each of its places for itself. */
export function rulesOf(kind: KindOfRule, facts: readonly RuleFacts[]): readonly Rule[] {
  return facts.map((one) => ruleOf(kind, one));
}

function ruleOf(kind: KindOfRule, { id, covers, when = [{}], find }: RuleFacts): Rule {
  return {
    ...kind,
    id,
    covers,
    when,
    check: (object) =>
      covers
        .flatMap((pattern) => placesAt(object, pattern))
        .flatMap(({ value, path }) =>
          find(value).map((mistake) => ({ ...mistake, id, path: [...path, ...mistake.path] })),
        ),
  };
}
