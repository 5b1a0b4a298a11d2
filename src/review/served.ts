import type { FieldPath, Setting } from '../configuration/configuration.ts';
import type { Finding } from '../gateway-api/finding.ts';
import { type Found, identityOf, ofKind } from '../gateway-api/found.ts';
import {
  GATEWAY_API_GROUP,
  GATEWAY_API_KINDS,
  type GatewayApiKind,
  servedEvidence,
  servedVersions,
} from '../gateway-api/releases.ts';
import type { Watch } from '../implementations/fact.ts';
import { type K8sObject, versionOf } from '../manifest/object.ts';
import { SAFE_UPGRADES } from './findings/sources.ts';
import { raising } from './old-versions.ts';
import { installing, otherControllers } from './served-fixes.ts';
import { type Watching, watching } from './watching.ts';

/** Objects whose kind or API version this cluster does not serve (GEN-11), or that this controller does not watch (GEN-15). */
export function servedFindings(found: Found, setting: Setting, watches: readonly Watch[]): readonly Finding[] {
  return GATEWAY_API_KINDS.flatMap((kind) =>
    firstOfEachVersion(ofKind(found, GATEWAY_API_GROUP, kind)).flatMap((object, place) => {
      const served = servedVersions(setting.gatewayApi, kind);
      const subject = { kind, object, served, setting, watches };
      if (!served.includes(versionOf(object.apiVersion))) return [notServed(subject)];
      return place === 0 ? notWatched(subject) : [];
    }),
  );
}

interface Subject {
  readonly kind: GatewayApiKind;
  readonly object: K8sObject;
  readonly served: readonly string[];
  readonly setting: Setting;
  readonly watches: readonly Watch[];
}

/** Said once for each API version in use, not for each object. */
function firstOfEachVersion(objects: readonly K8sObject[]): readonly K8sObject[] {
  const first = new Map<string, K8sObject>();
  for (const object of objects) if (!first.has(object.apiVersion)) first.set(object.apiVersion, object);
  return [...first.values()];
}

function at({ kind, object, setting }: Subject, path: string): Finding['at'] {
  const field: FieldPath = setting.gatewayApi.missingKinds.includes(kind)
    ? 'setting.gatewayApi.missingKinds'
    : 'setting.gatewayApi.release';
  return { object: identityOf(object), path: [path], field };
}

function notServed(subject: Subject): Finding {
  const { kind, object, served, setting, watches } = subject;
  const { release, channel, missingKinds } = setting.gatewayApi;
  const version = versionOf(object.apiVersion);
  const missing = served.length === 0;
  const message = missing
    ? missingKinds.includes(kind)
      ? `${kind} is not installed in this cluster.`
      : `${kind} is not part of Gateway API ${release}, ${channel} channel.`
    : `${kind} ${version} is not served by Gateway API ${release}, ${channel} channel.`;
  const refused = `The API server refuses the object: no matches for kind “${kind}” in version “${object.apiVersion}”.`;
  const fixes = [
    ...raising(object, setting, watches),
    ...installing(kind, setting, watches, missing ? undefined : version),
  ];
  return {
    id: 'GEN-11',
    severity: 'error',
    message,
    reason: [refused, missing ? '' : `It serves ${served.join(', ')}.`, experimentalAdvice(fixes, setting)]
      .filter((text) => text !== '')
      .join(' '),
    at: at(subject, missing ? 'kind' : 'apiVersion'),
    evidence: [servedEvidence(setting.gatewayApi), SAFE_UPGRADES],
    fixes,
  };
}

/** What stands in the way of experimental CRDs, wherever they are proposed. */
function experimentalAdvice(fixes: Finding['fixes'], { gatewayApi }: Setting): string {
  const proposed = fixes.some(({ edits }) => edits.some(({ value }) => value === 'experimental'));
  if (!proposed || gatewayApi.channel === 'experimental') return '';
  return 'From 1.5 the standard channel comes with a ValidatingAdmissionPolicy, safe-upgrades.gateway.networking.k8s.io, that blocks experimental CRDs over standard ones, and going back before 1.5, until it is deleted.';
}

function notWatched(subject: Subject): Finding[] {
  const { kind, object, served, setting, watches } = subject;
  const state = watching(kind, served, setting, watches);
  if (state.kind === 'watched' || state.kind === 'not-said') return [];
  const certain = state.kind === 'unwatched';
  return [
    {
      id: 'GEN-15',
      severity: certain ? 'error' : 'warning',
      message: certain
        ? `${kind} ${versionOf(object.apiVersion)} is accepted by the API server and read by nobody.`
        : `Whether this controller reads ${kind} ${served.join(' or ')} depends on its exact version.`,
      reason: `${whatIsRead(state)} Gateway API ${setting.gatewayApi.release}, ${setting.gatewayApi.channel} channel, serves ${served.join(' and ')}. ${
        certain
          ? 'Nothing comes of the object: it gets no status, and no traffic.'
          : 'If the controller does not read it, the object gets no status, and no traffic.'
      }`,
      at: { ...at(subject, 'apiVersion'), field: certain ? 'setting.gatewayApi.release' : 'setting.version' },
      evidence: state.evidence,
      fixes: certain
        ? [...otherControllers(kind, setting, watches), ...installing(kind, setting, watches)]
        : otherControllers(kind, setting, watches),
    },
  ];
}

function whatIsRead(state: Extract<Watching, { evidence: unknown }>): string {
  if (state.rows.length === 0) return 'This version of the controller does not read the kind at all.';
  const rows = state.rows.map(({ apiVersion, versions }) => {
    const ranges = versions.map(({ from, below }) =>
      [from === undefined ? '' : `from ${from}`, below === undefined ? '' : `before ${below}`]
        .filter((text) => text !== '')
        .join(' and '),
    );
    const range = ranges.filter((text) => text !== '').join(', or ');
    return range === '' ? apiVersion : `${apiVersion} (${range})`;
  });
  return `The controller reads ${rows.join(', ')}.`;
}
