import { backendRefsOf } from '../../gateway-api/backend-refs.ts';
import { type Found, namespaceOf } from '../../gateway-api/found.ts';
import { type Attachment, attachmentsTo } from '../../gateway-api/policies.ts';
import { pick, pickList, pickString } from '../../manifest/json.ts';
import type { K8sObject, ObjectRef } from '../../manifest/object.ts';
import { RefMap } from '../../manifest/ref-map.ts';
import { oncePer } from '../../manifest/remembered.ts';

/** What Kong’s controllers make of the BackendTLSPolicies on a Service. */
export type PolicyState =
  | { readonly kind: 'none' }
  /** Taken over as if its words stood in annotations of the Service. */
  | { readonly kind: 'applies'; readonly attachment: Attachment }
  /** Dropped with a condition in its status: what holds without a policy goes on. */
  | { readonly kind: 'dropped'; readonly attachment: Attachment; readonly reason: string };

export function policyState(found: Found, service: ObjectRef): PolicyState {
  const attachments = attachmentsTo(found, service);
  const [attachment] = attachments;
  if (attachment === undefined) return { kind: 'none' };
  const { policy } = attachment;
  const reason = conflict(found, policy) ?? unsupported(policy) ?? unattended(found, service);
  return reason === undefined ? { kind: 'applies', attachment } : { kind: 'dropped', attachment, reason };
}

/** Policies with a target in common are all dropped, whatever their ports and ages. */
function conflict(found: Found, policy: K8sObject): string | undefined {
  const shared = pickList(policy, 'spec', 'targetRefs').some((ref) => {
    if (pickString(ref, 'kind') !== 'Service') return false;
    const target = { group: '', kind: 'Service', namespace: namespaceOf(policy), name: pickString(ref, 'name') ?? '' };
    return new Set(attachmentsTo(found, target).map((one) => one.policy)).size > 1;
  });
  return shared
    ? 'Two policies have the same Service as target, so Kong drops both (Conflicted): sectionName makes no difference to it.'
    : undefined;
}

function unsupported(policy: K8sObject): string | undefined {
  const validation = pick(policy, 'spec', 'validation');
  if (pickString(validation, 'wellKnownCACertificates') !== undefined)
    return 'Kong knows no wellKnownCACertificates and drops the policy (Accepted False, Invalid).';
  if (pickList(validation, 'subjectAltNames').length > 0)
    return 'Kong knows no subjectAltNames and drops the policy (Accepted False, Invalid).';
  const refs = pickList(validation, 'caCertificateRefs');
  const odd = refs.find((ref) => !['ConfigMap', 'Secret'].includes(pickString(ref, 'kind') ?? ''));
  if (odd !== undefined)
    return `Kong takes CAs from ConfigMaps and Secrets only, and drops a policy with a ${pickString(odd, 'kind') ?? 'reference without kind'} (Accepted False, Invalid).`;
  return undefined;
}

/** The controller looks for HTTPRoutes that lead to the Service; without one it does nothing with the policy. */
function unattended(found: Found, service: ObjectRef): string | undefined {
  return attendedIn(found).get(service) === true
    ? undefined
    : 'No HTTPRoute leads to the Service, and Kong passes over policies for anything else.';
}

/** What HTTPRoutes lead to: every Service of every rule is asked for. */
const attendedIn = oncePer((found: Found): RefMap<true> => {
  const attended = new RefMap<true>();
  for (const { routeRef, to } of backendRefsOf(found)) if (routeRef.kind === 'HTTPRoute') attended.set(to, true);
  return attended;
});
