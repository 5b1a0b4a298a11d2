import type { Configuration, Setting } from '../configuration/configuration.ts';
import type { Evidence } from '../gateway-api/evidence.ts';
import type { Finding } from '../gateway-api/finding.ts';
import type { Found } from '../gateway-api/found.ts';
import type { Hop } from '../gateway-api/hop.ts';
import type { KindMeanings } from '../gateway-api/meaning.ts';
import type { Reference } from '../gateway-api/reference.ts';
import type { Step, Symptom } from '../gateway-api/step.ts';
import type { Written } from '../gateway-api/written.ts';
import type { NonEmpty } from '../manifest/json.ts';
import type { K8sObject } from '../manifest/object.ts';
import type { Fact, Watch } from './fact.ts';
import type { Field } from './field.ts';

/**
 * What is always known of an implementation: enough to offer it and to fetch the rest. The cards of all are in the first
 * load, so what is needed only where one is chosen stands in its `Implementation`, and what leads to it in its `WayBack`.
 */
export interface Card {
  /** Stable: it stands in links and files. */
  readonly id: string;
  readonly label: string;
  /** Set where no way to TLS towards backends is known: it is listed so that its users learn that here. */
  readonly unable?: true;
  /** The newest minor that is offered. Left out where versions make no difference. */
  readonly newest?: string;
  /** The listener that a TCPRoute needs for TLS to its backends, where that is not TCP. */
  readonly tcpRouteListener?: 'TLS';
  /** What the form and the output need first. */
  first(): Promise<{ readonly firstView: Implementation }>;
  back(): Promise<{ readonly wayBack: WayBack }>;
}

/** What leads from manifests to the implementation. All of them are one file, fetched when somebody turns to manifests. */
export interface WayBack {
  /** Left out where nothing tells it from others. */
  readonly signs?: Signs;
  whole(): Promise<ReadingImplementation>;
}

/** By what an implementation is recognised. */
export interface Signs {
  /** API groups of its own kinds, by which manifests of its users are recognised. */
  readonly groups: readonly string[];
  /** What its GatewayClasses, and the status of what it reads, name as controller. */
  readonly controllerNames: readonly string[];
  /** Its controller’s image without registry and tag, by which it is recognised in a cluster; left out where none runs there. */
  readonly image?: string;
}

export interface OfferedVersion {
  /** `1.9` */
  readonly minor: string;
  /** The newest patch that the facts know, `1.9.0`. */
  readonly newestPatch: string;
  /** Last day of support as YYYY-MM-DD, where known. */
  readonly endOfLife?: string;
}

/** What the form has to know of an implementation: what it can do, and what it asks. */
export interface Offering {
  /** One line for those who choose it. */
  readonly says: string;
  /** Minors that are offered, newest first. Empty where versions make no difference. */
  readonly versions: readonly OfferedVersion[];
  readonly facts: readonly Fact[];
  /** Its own questions; answers stand in `Configuration.options`. */
  readonly fields: readonly Field[];
}

/** Everything that is special about one implementation. All functions are pure and total. */
export interface Implementation extends Offering {
  readonly watches: readonly Watch[];
  readonly symptoms: readonly Symptom[];
  /** The manifests that fulfil the Configuration, or the nearest to it. Slots are unique. */
  write(configuration: Configuration): readonly Written[];
  /** What the manifests really do, whoever wrote them. One hop per backendRef. */
  observe(found: Found, setting: Setting): readonly Hop[];
  /**
   * A hop without the doubts that the user’s answers settle, where the manifests do not say what was asked for. Left out:
   * answers settle nothing.
   */
  settle?(hop: Hop, configuration: Configuration): Hop;
  /**
   * What is wrong with a wish, seen from the Configuration alone: what cannot be expressed, what is refused. The ways out of a
   * refusal are its fixes; one without any says so in its reason.
   */
  examine(configuration: Configuration): readonly Finding[];
  /** What is wrong with, or worth knowing about, manifests, seen from them alone. */
  inspect(found: Found, hops: readonly Hop[], setting: Setting): readonly Finding[];
  /** Steps of its own: prerequisites, verification, negative tests. The standard steps are added to them. */
  steps(configuration: Configuration, written: readonly Written[]): readonly Step[];
  /**
   * Whether the user has asked that the client's own TLS goes through to the backend, so that the client verifies it in
   * the gateway's place: a hop that passes through then fulfils the wish, and no other does. Left out: never.
   */
  passesThrough?(configuration: Configuration): boolean;
  /**
   * Whether the user has asked that of all checks only the name is skipped: a hop that checks the chain alone then fulfils
   * the mode skip. Left out: never.
   */
  skipsNameOnly?(configuration: Configuration): boolean;
  /** What the fields of its own kinds mean, fetched for those who edit the manifests by hand. Left out: nothing is known. */
  meanings?(): Promise<readonly KindMeanings[]>;
  /** The annotations that it reads, so that a misspelt one is told. Left out: it reads none of TLS. */
  readonly annotations?: { readonly names: NonEmpty<string>; readonly evidence: NonEmpty<Evidence> };
  /** What an object of its own kinds refers to. Left out: nothing. */
  references?(object: K8sObject): readonly Reference[];
}

/** With the way back, which only those need who turn to the manifests: it comes with a fetch of its own. */
export interface ReadingImplementation extends Implementation {
  /**
   * The way back from manifests: the Configuration that they fulfil, whoever wrote them and in whatever version of the API.
   * What they do not say is taken from `old`.
   */
  read(found: Found, old: Configuration): Configuration;
}

export function canRead(implementation: Implementation): implementation is ReadingImplementation {
  return 'read' in implementation;
}

/** What the registry holds: there is always something to offer. */
export type Cards = NonEmpty<Card>;
