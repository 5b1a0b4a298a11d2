import type { Setting } from '../configuration/configuration.ts';
import { type Evidence, evidence, gatewayApiFile } from '../gateway-api/evidence.ts';
import type { Finding, Fix, ObjectEdit } from '../gateway-api/finding.ts';
import { raised } from '../gateway-api/raise.ts';
import { GATEWAY_API_GROUP, GATEWAY_API_KINDS, servedEvidence, servedVersions } from '../gateway-api/releases.ts';
import type { Watch } from '../implementations/fact.ts';
import { editsBetween } from '../manifest/edits-between.ts';
import { pick } from '../manifest/json.ts';
import { describeRef, groupOf, type K8sObject, type ObjectRef, refOf, versionOf } from '../manifest/object.ts';

/**
 * Objects in older API versions, or with fields by older names: MAN-03. A warning where the cluster takes them no more as
 * they are written.
 */
export function oldVersionFindings(
  objects: readonly K8sObject[],
  setting: Setting,
  watches: readonly Watch[],
): readonly Finding[] {
  return objects.flatMap((object): Finding[] => {
    const newer = raised(object, setting, watches);
    if (newer === undefined) return [];
    const ref = refOf(object);
    const taken = isServed(object, setting) && newer.object.apiVersion !== object.apiVersion;
    return [
      {
        id: 'MAN-03',
        severity: taken ? 'info' : 'warning',
        message: `${describeRef(ref)} is written in an older form: ${newer.says.join(', ')}.`,
        reason: taken
          ? 'The API server still takes it, and later releases drop what is old.'
          : 'The API server does not take it as it stands, and takes it in the newer form.',
        at: { object: ref, path: ['apiVersion'] },
        evidence: evidenceFor(newer.object, setting, watches),
        fixes: [raiseTo(newer.object, object)],
      },
    ];
  });
}

/** Writes an object in the newer form that this cluster takes and this controller reads; none where there is none. */
export function raising(object: K8sObject, setting: Setting, watches: readonly Watch[]): readonly Fix[] {
  const newer = raised(object, setting, watches);
  return newer === undefined ? [] : [raiseTo(newer.object, object)];
}

function raiseTo(newer: K8sObject, object: K8sObject): Fix {
  return {
    label: `Raise to ${versionOf(newer.apiVersion)}`,
    edits: [],
    manifests: { kind: 'edit', edits: objectEdits(refOf(object), object, newer) },
  };
}

/** A controller’s own kinds keep what they have served. */
function isServed(object: K8sObject, { gatewayApi }: Setting): boolean {
  if (groupOf(object.apiVersion) !== GATEWAY_API_GROUP) return true;
  const kind = GATEWAY_API_KINDS.find((one) => one === object.kind);
  return kind !== undefined && servedVersions(gatewayApi, kind).includes(versionOf(object.apiVersion));
}

const RENAMED = evidence('source', gatewayApiFile('main', 'CHANGELOG/1.1-CHANGELOG.md'), 'fields that were renamed');

function evidenceFor(newer: K8sObject, { gatewayApi }: Setting, watches: readonly Watch[]): readonly Evidence[] {
  const group = groupOf(newer.apiVersion);
  if (group === GATEWAY_API_GROUP) return [servedEvidence(gatewayApi), RENAMED];
  return watches.flatMap((row) =>
    row.group === group && row.kind === newer.kind && row.apiVersion === versionOf(newer.apiVersion)
      ? row.evidence
      : [],
  );
}

/** Field by field, so that what stands beside them, comments included, stays. */
function objectEdits(object: ObjectRef, before: K8sObject, after: K8sObject): readonly ObjectEdit[] {
  return editsBetween(before, after).map((edit): ObjectEdit => {
    if (edit.op === 'remove') return { object, path: edit.path, value: null };
    if (edit.op === 'set') return { object, path: edit.path, value: edit.value };
    // A longer list is set whole.
    const list = edit.path.slice(0, -1);
    return { object, path: list, value: pick(after, ...list) ?? null };
  });
}
