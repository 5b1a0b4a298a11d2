import type { Setting } from '../../configuration/configuration.ts';
import { askedListeners, parentsOf, routesOf } from '../../gateway-api/backend-refs.ts';
import { evidence, gatewayApiFile } from '../../gateway-api/evidence.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import { type Found, identityOf } from '../../gateway-api/found.ts';
import type { Hop } from '../../gateway-api/hop.ts';
import { pickString } from '../../manifest/json.ts';
import { describeRef } from '../../manifest/object.ts';
import { unlikeBackends } from './unlike-backends.ts';

/** What the standard leaves open, where nobody says which implementation fills it in. */
export function inspect(found: Found, hops: readonly Hop[], _setting: Setting): readonly Finding[] {
  return [...onTlsListeners(found), ...unlikeBackends(hops)];
}

function onTlsListeners(found: Found): readonly Finding[] {
  return routesOf(found).flatMap((route) => {
    if (route.kind !== 'TCPRoute') return [];
    const onTls = parentsOf(found, route).some((parent) =>
      askedListeners(parent).some((listener) => pickString(listener, 'protocol') === 'TLS'),
    );
    if (!onTls) return [];
    const ref = identityOf(route);
    return [
      {
        id: 'GEN-33',
        severity: 'warning' as const,
        message: `${describeRef(ref)} on a TLS listener is outside the standard.`,
        reason:
          'Since Gateway API 1.5 a TCPRoute belongs on a TCP listener, and a TLS listener takes TLSRoutes. Some implementations still take a TCPRoute there.',
        at: { object: ref, path: ['spec', 'parentRefs'], field: 'route.kind' },
        evidence: [
          evidence('issue', 'https://github.com/kubernetes-sigs/gateway-api/pull/4427'),
          evidence('source', gatewayApiFile('v1.6.1', 'apis/v1/gateway_types.go'), 'protocols and their routes'),
        ],
        fixes: [{ label: 'Use a TLSRoute', edits: [{ at: 'route.kind', value: 'TLSRoute' }] }],
      },
    ];
  });
}
