import type { NonEmpty } from '../manifest/json.ts';
import { pickList, pickString } from '../manifest/json.ts';
import type { K8sObject, ObjectRef } from '../manifest/object.ts';
import { groupedByRef, type RefMap } from '../manifest/ref-map.ts';
import { oncePer } from '../manifest/remembered.ts';
import { createdAt } from './age.ts';
import { type Found, identityOf, lookUp, namespaceOf, ofKind } from './found.ts';
import type { Anchors, Because, CheckedName, Names, TlsConnection } from './hop.ts';
import { GATEWAY_API_GROUP } from './releases.ts';

/** BackendTLSPolicy as the standard defines it: which one applies to a target, and what it makes of the connection. */

/** A policy's hold on a target. `section` is `null` for the whole target. */
export interface Attachment {
  readonly policy: K8sObject;
  readonly targetRef: number;
  readonly section: string | null;
}

/** The attachments of every policy by target, found once for a set of manifests. */
const attachments = oncePer(indexAttachments);

export function attachmentsTo(found: Found, target: ObjectRef): readonly Attachment[] {
  return attachments(found).get(target) ?? [];
}

function indexAttachments(found: Found): RefMap<readonly Attachment[]> {
  const policies = ofKind(found, GATEWAY_API_GROUP, 'BackendTLSPolicy').filter((policy) => !isBygone(policy));
  return groupedByRef(
    policies.flatMap((policy) =>
      pickList(policy, 'spec', 'targetRefs').map((ref, targetRef): [ObjectRef, Attachment] => {
        const target = {
          group: pickString(ref, 'group') ?? '',
          kind: pickString(ref, 'kind') ?? '',
          namespace: namespaceOf(policy),
          name: pickString(ref, 'name') ?? '',
        };
        return [target, { policy, targetRef, section: pickString(ref, 'sectionName') ?? null }];
      }),
    ),
  );
}

/** v1alpha2 ended with Gateway API 1.0: no release that is offered serves it, and no controller reads it. */
export function isBygone({ apiVersion }: K8sObject): boolean {
  return apiVersion === `${GATEWAY_API_GROUP}/v1alpha2`;
}

/**
 * The policy that applies to one section of a target: one for that section before one for the whole; of equals the
 * oldest, then the first by name. Source: conformance test BackendTLSPolicyConflictResolution, Gateway API v1.4 on.
 */
export function winningPolicy(attachments: readonly Attachment[], section: string | null): Attachment | undefined {
  // Nearly every target has one policy only.
  const sorted = attachments.length < 2 ? attachments : [...attachments].sort(byAge);
  return (
    sorted.find((one) => one.section !== null && one.section === section) ?? sorted.find((one) => one.section === null)
  );
}

function byAge({ policy: a }: Attachment, { policy: b }: Attachment): number {
  return createdAt(a).localeCompare(createdAt(b)) || a.metadata.name.localeCompare(b.metadata.name);
}

/** The only policy on a Service that the manifests do not show: it may be for the port in question, whatever that is called. */
export function onlyOnUnseen<T>(found: Found, target: ObjectRef, all: readonly T[]): T | undefined {
  return all.length === 1 && lookUp(found, target) === undefined ? all[0] : undefined;
}

/** What is then in doubt. */
export function unseenPort(section: string | null): string {
  return `The Service is not in the manifests: is the port that the route names called ${section}?`;
}

/** The TLS connection that a policy asks for, by the words of the standard. `undefined` where it names no usable CA. */
export function policyConnection(policy: K8sObject): TlsConnection | undefined {
  const hostname = pickString(policy, 'spec', 'validation', 'hostname');
  const anchors = policyAnchors(policy);
  if (anchors === undefined || hostname === undefined) return undefined;
  return {
    kind: 'tls',
    sni: { kind: 'name', name: hostname },
    anchors,
    names: policyNames(policy, hostname),
    clientCertificate: null,
    minimumVersion: null,
    maximumVersion: null,
  };
}

/** The CAs that `spec.validation` names. */
export function policyAnchors(policy: K8sObject): Anchors | undefined {
  const references = caReferences(pickList(policy, 'spec', 'validation', 'caCertificateRefs'), namespaceOf(policy));
  if (references !== undefined) return { kind: 'references', references };
  return pickString(policy, 'spec', 'validation', 'wellKnownCACertificates') === 'System'
    ? { kind: 'system' }
    : undefined;
}

/** Reads a list of local references to CA objects; `undefined` where it is empty. */
export function caReferences(refs: Parameters<typeof pickList>[0], namespace: string): NonEmpty<ObjectRef> | undefined {
  const [first, ...rest] = pickList(refs).map((ref): ObjectRef => {
    const kind = pickString(ref, 'kind') ?? 'ConfigMap';
    return {
      group: pickString(ref, 'group') ?? '',
      kind,
      namespace: kind === 'ClusterTrustBundle' ? '' : (pickString(ref, 'namespace') ?? namespace),
      name: pickString(ref, 'name') ?? '',
    };
  });
  return first === undefined ? undefined : [first, ...rest];
}

/** With subjectAltNames the hostname is SNI only: one of the SANs must match instead. */
function policyNames(policy: K8sObject, hostname: string): Names {
  const [first, ...rest] = pickList(policy, 'spec', 'validation', 'subjectAltNames').flatMap((san): CheckedName[] => {
    const [host, uri] = [pickString(san, 'hostname'), pickString(san, 'uri')];
    if (pickString(san, 'type') === 'URI') return uri === undefined ? [] : [{ type: 'URI', value: uri }];
    return host === undefined ? [] : [{ type: 'Hostname', value: host }];
  });
  return { kind: 'checked', names: first === undefined ? [{ type: 'Hostname', value: hostname }] : [first, ...rest] };
}

/** Why a hop is as it is: this policy. */
export function policyBecause(attachment: Attachment): Because {
  const { policy } = attachment;
  return {
    object: identityOf(policy),
    path: ['spec', 'validation'],
    says: 'sets what is sent and checked',
  };
}
