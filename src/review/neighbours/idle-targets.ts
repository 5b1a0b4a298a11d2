import type { Finding, Fix } from '../../gateway-api/finding.ts';
import type { Reference } from '../../gateway-api/reference.ts';
import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import { describeRef, type ObjectRef } from '../../manifest/object.ts';
import { POLICY_TYPES } from '../findings/sources.ts';

/** None of their kinds is taken as the target of a policy; XBackend is left out by GEP-4894. */
const IDLE_GROUPS: ReadonlySet<string> = new Set([GATEWAY_API_GROUP, 'gateway.networking.x-k8s.io']);

/** Nor are those of Kubernetes’ own groups, which have no dot where those of CRDs have one. */
function isIdleGroup(group: string): boolean {
  return IDLE_GROUPS.has(group) || !group.includes('.');
}

/** The target of a policy, of a kind that nobody honours. The API server takes any kind. */
export function isIdleTarget({ from, path, to }: Reference): boolean {
  if (from.kind !== 'BackendTLSPolicy' || path[1] !== 'targetRefs') return false;
  // A Service of another group is one by mistake, which GEN-46 says.
  return to.kind !== 'Service' && isIdleGroup(to.group);
}

/** Policies that are accepted and do nothing, since of their kinds of targets none but Service counts: GEN-21. */
export function idleTargets(references: readonly Reference[]): readonly Finding[] {
  return references.filter(isIdleTarget).map(({ from, path, to }) => ({
    id: 'GEN-21',
    severity: 'error',
    message: `${describeRef(from)} is for ${describeRef(to)}, and no implementation takes a policy for a ${to.kind}.`,
    reason:
      'The API server accepts any kind of target. Controllers look for policies of the Services that routes lead to: this one verifies nothing, and at most its status says so.',
    at: { object: from, path },
    evidence: [POLICY_TYPES],
    fixes: spelling(from, path, to),
  }));
}

function spelling(object: ObjectRef, path: Reference['path'], { group, kind }: ObjectRef): readonly Fix[] {
  if (group !== '' || kind.toLowerCase() !== 'service') return [];
  const edits = [{ object, path: [...path, 'kind'], value: 'Service' }];
  return [{ label: 'Write Service', edits: [], manifests: { kind: 'edit', edits } }];
}
