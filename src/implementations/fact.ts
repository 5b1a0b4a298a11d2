import type { Backend, RouteKind, Setting, TargetKind } from '../configuration/configuration.ts';
import { type Certainty, type Range, within } from '../configuration/version.ts';
import type { Evidence } from '../gateway-api/evidence.ts';
import type { NonEmpty } from '../manifest/json.ts';
import { oncePer } from '../manifest/remembered.ts';

/**
 * What an implementation does, as data. The form's choices, the findings, the comparison and the documentation all come
 * from these rows, and no version comparison stands anywhere else.
 */
export interface Fact {
  /** Unique within the implementation, such as `skip-through-backend`. */
  readonly id: string;
  readonly feature: Feature;
  readonly outcome: Outcome;
  /** One sentence in our own words; shown beside the choice and in findings. */
  readonly claim: string;
  readonly when: {
    /** Any of these; `[{}]` is every version. */
    readonly versions: NonEmpty<Range>;
    readonly routes?: NonEmpty<RouteKind>;
    readonly targets?: NonEmpty<TargetKind>;
  };
  /** The resource or setting that does it: `Backend.spec.tls.insecureSkipVerify`. */
  readonly through?: string;
  /** What has to be switched on or installed first, in words. */
  readonly needs?: NonEmpty<string>;
  readonly support?: SupportLevel;
  readonly evidence: NonEmpty<Evidence>;
}

/** What happens to somebody who asks for the feature. `rejected`: an error somewhere; `ignored`: nothing happens, nobody says so. */
export type Outcome = 'honoured' | 'rejected' | 'ignored' | 'plaintext' | 'unsure';

/** Support levels of Gateway API for a feature of the standard itself. */
export type SupportLevel = 'Core' | 'Extended' | 'Implementation-specific';

/** The features that the form offers as choices. */
export const CHOICES = [
  'mode-system',
  'mode-custom',
  'mode-skip',
  'ca-ConfigMap',
  'ca-Secret',
  'ca-ClusterTrustBundle',
  'ca-PEM',
  'ca-ClusterCA',
  'target-Service',
  'target-ExternalHost',
  'target-Gateway',
  'target-HTTPRoute',
  'route-HTTPRoute',
  'route-GRPCRoute',
  'route-TLSRoute',
  'route-TCPRoute',
  'subject-alt-names',
  'client-certificate',
  'tls-versions',
] as const;
export type ChoiceId = (typeof CHOICES)[number];

/** `behaviour`: something the implementation does that nobody chooses, such as which name it sends as SNI. */
export type Feature = ChoiceId | 'behaviour';

/** A kind that the controller watches, in which API version: what else is served is accepted and read by nobody. */
export interface Watch {
  readonly group: string;
  readonly kind: string;
  /** Without group: `v1alpha2`. */
  readonly apiVersion: string;
  /** Empty for a kind that no version reads. */
  readonly versions: readonly Range[];
  readonly evidence: NonEmpty<Evidence>;
}

/** A row about what an implementation does by itself, without anybody's choosing it. */
export function behaviour(
  id: string,
  versions: Fact['when']['versions'],
  claim: string,
  evidence: Fact['evidence'],
  outcome: Outcome = 'honoured',
  through?: string,
): Fact {
  const row: Fact = { id, feature: 'behaviour', outcome, claim, when: { versions }, evidence };
  return through === undefined ? row : { ...row, through };
}

/** Whether the row's versions cover the one that is set. */
export function holds({ when }: Pick<Fact, 'when'>, setting: Setting): Certainty {
  return holdsIn(setting)(when);
}

/** Versions are compared once for each row: every backend of a large set asks for the same ones. */
const holdsIn = oncePer((setting: Setting) =>
  oncePer((when: Pick<Fact['when'], 'versions'>) => within(when.versions, setting.version)),
);

/** The rows of each table by their ids: every hop of a large set asks for some. */
const rowsById = oncePer((facts: readonly Fact[]) => new Map(facts.map((row) => [row.id, row])));

/** The row of that id, where the table has one. */
export function rowOf(facts: readonly Fact[], id: string): Fact | undefined {
  return rowsById(facts).get(id);
}

/** Looks one row up by its id. A misspelt id is a programming error, so it throws. */
export function factOf(facts: readonly Fact[], id: string): Fact {
  const fact = rowOf(facts, id);
  if (fact === undefined) throw new Error(`No fact “${id}”.`);
  return fact;
}

/** `holds` of the row with that id. */
export function holdsId(facts: readonly Fact[], id: string, setting: Setting): Certainty {
  return holds(factOf(facts, id), setting);
}

/** The API versions of a kind that the controller of this version may watch; empty where it does not watch the kind. */
export function watchedVersions(
  watches: readonly Watch[],
  group: string,
  kind: string,
  setting: Setting,
): readonly Watch[] {
  return watches.filter(
    (row) => row.group === group && row.kind === kind && within(row.versions, setting.version) !== 'no',
  );
}

/** What a choice means here and now. */
export interface ChoiceNote {
  /** `no`: it can be chosen only through a link or file, and is an error then. */
  readonly available: Certainty;
  readonly says: string;
  readonly support?: SupportLevel;
  readonly evidence: readonly Evidence[];
}

/**
 * What the facts say of a choice for this version, route kind and target kind. The row with the most conditions wins;
 * a choice without any row is not available.
 */
export function noteOf(
  facts: readonly Fact[],
  choice: ChoiceId,
  setting: Setting,
  route: RouteKind,
  target: Backend['target'],
): ChoiceNote {
  const rows = facts
    .filter((fact) => fact.feature === choice && holds(fact, setting) !== 'no')
    .filter((fact) => fact.when.routes?.includes(route) ?? true)
    .filter((fact) => fact.when.targets?.includes(target.kind) ?? true)
    .sort((a, b) => weight(b) - weight(a));
  const [best] = rows;
  if (best === undefined)
    return { available: 'no', says: 'Not offered by this implementation and version.', evidence: [] };
  const peers = rows.filter((row) => weight(row) === weight(best));
  return {
    available: together(peers, setting),
    says: peers.map((row) => row.claim).join(' '),
    ...(best.support === undefined ? {} : { support: best.support }),
    evidence: peers.flatMap((row) => row.evidence),
  };
}

function weight(fact: Fact): number {
  return (fact.when.routes === undefined ? 0 : 1) + (fact.when.targets === undefined ? 0 : 1);
}

function together(rows: readonly Fact[], setting: Setting): Certainty {
  const good = rows.filter((row) => row.outcome === 'honoured');
  if (good.length === 0) return rows.some((row) => row.outcome === 'unsure') ? 'maybe' : 'no';
  return good.length === rows.length && good.some((row) => holds(row, setting) === 'yes') ? 'yes' : 'maybe';
}
