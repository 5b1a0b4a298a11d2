import type { Configuration } from '../configuration/configuration.ts';
import type { Finding, FindingPlace, Severity } from '../gateway-api/finding.ts';
import { foundOf, lastOfEach } from '../gateway-api/found.ts';
import type { Hop } from '../gateway-api/hop.ts';
import type { Step, Symptom } from '../gateway-api/step.ts';
import { isApplied, type Written } from '../gateway-api/written.ts';
import type { Implementation } from '../implementations/implementation.ts';
import { emitDocuments } from '../manifest/emit.ts';
import { type K8sObject, slotOf } from '../manifest/object.ts';
import { attributeHops } from './attribute.ts';
import { type ClusterVerdicts, clusterFindings, NO_CLUSTER } from './cluster-verdicts.ts';
import { effectOf, inEffect } from './effect.ts';
import { explain } from './explain.ts';
import { pastedFindings } from './findings/certificates.ts';
import { choiceFindings } from './findings/choices.ts';
import { skipFindings } from './findings/skip.ts';
import { fulfilmentFindings } from './fulfil.ts';
import { doubtVersion, versionFindings } from './known-version.ts';
import { NOTHING_READ, type PastedCertificates } from './pasted.ts';
import { refusedDoubt } from './refused-doubt.ts';
import { servedFindings } from './served.ts';
import { standardFindings } from './standard-findings.ts';
import { standardSteps } from './steps.ts';

/** Everything that the product says about a Configuration, from one pass. */
export interface Review {
  readonly written: readonly Written[];
  /** The manifests as YAML: what the page shows and, by hand, what was brought along. */
  readonly text: string;
  /** The manifests to apply, as YAML. */
  readonly applied: string;
  readonly hops: readonly ReviewedHop[];
  /** Errors first. */
  readonly findings: readonly Finding[];
  /** In the order of their phases. */
  readonly steps: readonly Step[];
  readonly symptoms: readonly Symptom[];
}

export interface ReviewedHop {
  readonly hop: Hop;
  /** Index of the backend in the Configuration that the hop leads to; `null` for one that nobody asked for. */
  readonly backend: number | null;
  /** One paragraph in plain words. */
  readonly explanation: string;
}

/** Manifests that somebody has changed by hand, in the place of those that are written. */
export interface Standing {
  /** The whole text. */
  readonly text: string;
  /** What of it is applied: without objects that are patched, or that stay as they are. */
  readonly applied: string;
  /** The objects of the text, and those beside it that the form changes or relies on. */
  readonly written: readonly Written[];
  /** What is to be said of the text itself: by the API server, and where it parts from the form. */
  readonly findings: readonly Finding[];
}

/** Pure and total: whatever the Configuration, an answer comes back. What `standing` holds was held against the cluster already. */
export function review(
  configuration: Configuration,
  implementation: Implementation,
  standing?: Standing,
  pasted: PastedCertificates = NOTHING_READ,
  cluster: ClusterVerdicts = NO_CLUSTER,
): Review {
  const written = standing?.written ?? implementation.write(configuration);
  const text = standing?.text ?? textOf(written);
  const objects = written.map((entry) => entry.object);
  const found = foundOf(standing === undefined ? objects : lastOfEach(objects));
  const inPart = new Set(written.flatMap(({ role, object }) => (role === 'patch' ? [object] : [])));
  const effect = effectOf(found, configuration.setting, implementation.watches, inPart);
  const observed = implementation.observe(effect.found, configuration.setting).map((hop) => inEffect(hop, effect));
  const ofText = standing?.findings ?? clusterFindings(applicable(written), cluster);
  const doubted = refusedDoubt(ofText);
  const settled = observed.map((hop) => implementation.settle?.(hop, configuration) ?? hop);
  const hops = settled.map((hop) => doubtVersion(doubted(hop), configuration.setting, implementation));
  const owners = attributeHops(hops, configuration);
  const reviewed = hops.map((hop, index) => ({ hop, backend: owners[index] ?? null, explanation: explain(hop) }));
  const wanted = {
    passesThrough: implementation.passesThrough?.(configuration) ?? false,
    skipsNameOnly: implementation.skipsNameOnly?.(configuration) ?? false,
  };
  const own = [...implementation.examine(configuration), ...implementation.inspect(found, hops, configuration.setting)];
  const specific = [
    ...servedFindings(found, configuration.setting, implementation.watches),
    ...unspoken(versionFindings(configuration.setting, implementation), own),
    ...unspoken(standardFindings(configuration, found, hops), own),
    ...pastedFindings(configuration, pasted),
    ...unspoken(choiceFindings(configuration, implementation.facts, wanted.passesThrough), own),
    ...skipFindings(configuration, reviewed, implementation.facts),
    ...own,
  ];
  const said = [...specific, ...untold(ofText, specific)];
  const findings = [...said, ...fulfilmentFindings(configuration, reviewed, said, wanted)];
  return {
    written,
    text,
    applied: standing?.applied ?? text,
    hops: reviewed,
    findings: sortFindings(findings),
    steps: standardSteps(configuration, written, implementation.steps(configuration, written)),
    symptoms: implementation.symptoms,
  };
}

function textOf(written: readonly Written[]): string {
  return emitDocuments(applicable(written));
}

function applicable(written: readonly Written[]): readonly K8sObject[] {
  return written.filter(isApplied).map((entry) => entry.object);
}

/** Checks that an implementation can make better itself: choices, listeners and versions. */
const YIELDING: ReadonlySet<string> = new Set(['GEN-16', 'GEN-20', 'GEN-21', 'GEN-50']);

/** Without what the implementation itself says better: an error of its own about the same field. */
function unspoken(generic: readonly Finding[], own: readonly Finding[]): readonly Finding[] {
  const spoken = new Set(own.flatMap(({ severity, at }) => (severity === 'error' ? (at.field ?? []) : [])));
  return generic.filter(({ id, at }) => !YIELDING.has(id) || at.field === undefined || !spoken.has(at.field));
}

/** Checks of a text that speak of a field alone, where others know what it is for. What the user’s CRDs say is never among them. */
const YIELDING_OF_TEXT = /^(STR|ADM|GEN)-/;

/** What is said of the text itself, without what another check says better: an error of its own at the same place. */
function untold(ofText: readonly Finding[], specific: readonly Finding[]): readonly Finding[] {
  if (ofText.length === 0) return [];
  const told = new Set(specific.flatMap(({ severity, at }) => (severity === 'error' ? (placeOf(at) ?? []) : [])));
  return ofText.filter(({ id, at }) => !YIELDING_OF_TEXT.test(id) || !told.has(placeOf(at) ?? ''));
}

function placeOf({ object, path = [] }: FindingPlace): string | undefined {
  return object && [slotOf({ ...object, namespace: object.namespace || 'default' }), ...path].join('/');
}

const ORDER: { readonly [severity in Severity]: number } = { error: 0, warning: 1, info: 2 };

/** Errors first. */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);
}
