import type { Finding } from '../../gateway-api/finding.ts';
import { type Found, namespaceOf, ofKind } from '../../gateway-api/found.ts';
import type { Hop } from '../../gateway-api/hop.ts';
import { pickString } from '../../manifest/json.ts';
import { describeRef, type ObjectRef, refOf } from '../../manifest/object.ts';
import { RefMap } from '../../manifest/ref-map.ts';
import { factOf } from '../fact.ts';
import { facts } from './facts.ts';
import { GKE_GROUP } from './watches.ts';

/** GKE-03: a health check in plain text fails against a port that speaks TLS, and the backend gets no traffic. */
export function inspect(found: Found, hops: readonly Hop[]): readonly Finding[] {
  const encrypted = new RefMap<true>();
  for (const { to, connection } of hops)
    if (to.kind === 'Service' && connection.kind === 'tls') encrypted.set(serviceRef(to.namespace, to.name), true);
  return ofKind(found, GKE_GROUP, 'HealthCheckPolicy').flatMap((policy): Finding[] => {
    const namespace = namespaceOf(policy);
    const target = pickString(policy, 'spec', 'targetRef', 'name');
    const type = pickString(policy, 'spec', 'default', 'config', 'type') ?? 'HTTP';
    if (target === undefined || encrypted.get(serviceRef(namespace, target)) === undefined) return [];
    if (type === 'HTTPS' || type === 'HTTP2' || type === 'TCP') return [];
    const ref = { ...refOf(policy), namespace };
    const path = ['spec', 'default', 'config', 'type'];
    const { claim, evidence } = factOf(facts, 'health-check');
    return [
      {
        id: 'GKE-03',
        severity: 'error',
        message: `${describeRef(ref)} checks a TLS port with ${type}.`,
        reason: `${claim} Use type HTTPS, HTTP2 or TCP.`,
        at: { object: ref, path },
        evidence,
        fixes: [
          {
            label: 'Check with HTTPS',
            edits: [],
            manifests: { kind: 'edit', edits: [{ object: ref, path, value: 'HTTPS' }] },
          },
        ],
      },
    ];
  });
}

function serviceRef(namespace: string, name: string): ObjectRef {
  return { group: '', kind: 'Service', namespace, name };
}
