import { backendRefsOf } from '../../gateway-api/backend-refs.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import { type Found, ofKind } from '../../gateway-api/found.ts';
import type { Reference } from '../../gateway-api/reference.ts';
import { describeRef } from '../../manifest/object.ts';
import { POLICY_TYPES } from '../findings/sources.ts';

/**
 * GEN-01 where the Service itself is not in the manifests: routes lead to one of that name in another namespace, and to
 * none in the policy’s own.
 */
export function astrayPolicies(references: readonly Reference[], found: Found): readonly Finding[] {
  const reached = backendRefsOf(found).map(({ to }) => to);
  return references.flatMap(({ from, path, to }): Finding[] => {
    if (from.kind !== 'BackendTLSPolicy' || path[1] !== 'targetRefs' || to.kind !== 'Service') return [];
    const stands = ofKind(found, '', 'Service').some((service) => service.metadata.name === to.name);
    const led = reached.filter(({ group, kind, name }) => group === to.group && kind === to.kind && name === to.name);
    const [other] = led;
    if (stands || other === undefined || led.some(({ namespace }) => namespace === to.namespace)) return [];
    return [
      {
        id: 'GEN-01',
        severity: 'warning',
        message: `${describeRef(from)} is for ${describeRef(to)}, and routes lead to ${describeRef(other)}.`,
        reason: `A policy works in its own namespace only. If it is meant for the Service in ${other.namespace}, move it there, with its CA; as it is, the gateway can speak plain text to that one.`,
        at: { object: from, path },
        evidence: [POLICY_TYPES],
        fixes: [],
      },
    ];
  });
}
