import type { Setting } from '../../configuration/configuration.ts';
import type { Certainty } from '../../configuration/version.ts';
import type { Evidence } from '../../gateway-api/evidence.ts';
import type { NonEmpty } from '../../manifest/json.ts';
import type { K8sObject } from '../../manifest/object.ts';
import { type Fact, factOf, holds, rowOf, type Watch } from '../fact.ts';
import type { Field } from '../field.ts';
import type { Versioned } from '../version-findings.ts';

/**
 * istiod is the control plane of Istio, and others have taken its code over. What that code makes of manifests stands here
 * once; a dialect is what is different with one of them.
 */
export interface Dialect {
  readonly id: string;
  /** Its name for people. */
  readonly label: string;
  /** One line for those who choose it. */
  readonly says: string;
  /** Of its finding ids, such as `IST`. */
  readonly prefix: string;
  readonly facts: readonly Fact[];
  readonly watches: readonly Watch[];
  /** Through which object a backend is verified, where both can. */
  readonly through: Field;
  readonly versioned: Versioned;
  /** What an unknown version leaves open. */
  readonly differences: string;
  /** Whether it connects others than gateways too: sidecars and waypoints. */
  readonly hasMesh: boolean;
  /** Whether a gateway’s ServiceAccount comes without the right to list Secrets. */
  readonly needsSecretRights: boolean;
  /** The namespace whose DestinationRules count for everybody. */
  readonly rootNamespace: string;
  readonly controllerName: string;
  /** The proxies that serve a Gateway. */
  proxyOf(gateway: GatewayAt): GatewayProxy;
  /** How alpha APIs are switched on; `null` where they are. */
  readonly alphaSwitch: { readonly variable: string; readonly helmValue: string } | null;
  /** Whether a webhook refuses what contradicts itself. */
  readonly hasWebhook: boolean;
  readonly sources: Sources;
}

/** Where the parts of the code stand. */
export interface Sources {
  readonly lookUp: Evidence;
  readonly merging: Evidence;
  readonly tls: Evidence;
  readonly validation: Evidence;
  readonly secrets: Evidence;
  readonly policies: Evidence;
  readonly shadowing: Evidence;
  readonly protocols: Evidence;
}

/** A Gateway by its place; the object where it is in the manifests. */
export interface GatewayAt {
  readonly namespace: string;
  readonly name: string;
  readonly object: K8sObject | undefined;
}

export interface GatewayProxy {
  /** Where its pods are: its own DestinationRules come first, and its Secrets are read from here. */
  readonly namespace: string;
  /** What is known of its pods’ labels. */
  readonly labels: Labels;
  /** The labels that tell them from all others. */
  readonly selector: Labels;
}

export type Labels = { readonly [key: string]: string };

/** Ids of the facts whose versions decide what is written and observed. A dialect without such a fact is not able to. */
export type Ability =
  | 'policy-without-flag'
  | 'policy-sections'
  | 'policy-on-service-entry'
  | 'rule-over-policy'
  | 'policy-ignored-by-annotation'
  | 'missing-ca-refused'
  | 'tlsroute-terminate';

/** `maybe`: the version is not known well enough; it then counts as able, like the newest. */
export function able({ facts }: Dialect, ability: Ability, setting: Setting): Certainty {
  const fact = rowOf(facts, ability);
  return fact === undefined ? 'no' : holds(fact, setting);
}

/** What could be otherwise because the version is only partly known, in the fact’s own words. */
export function doubts(dialect: Dialect, setting: Setting, ability: Ability): readonly string[] {
  if (able(dialect, ability, setting) !== 'maybe') return [];
  return [`This depends on the exact version. ${factOf(dialect.facts, ability).claim}`];
}

/** The sources of a fact; of none where the dialect has no such fact. */
export function evidenceOf({ facts }: Dialect, id: string): readonly Evidence[] {
  return rowOf(facts, id)?.evidence ?? [];
}

/** The newest minor that is offered, for fixes. */
export function newestOf({ versioned: { versions } }: Dialect): NonEmpty<string> | undefined {
  const [first, ...rest] = versions.map(({ minor }) => minor);
  return first === undefined ? undefined : [first, ...rest];
}
