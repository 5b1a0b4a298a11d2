import { backendRefsOf } from '../../gateway-api/backend-refs.ts';
import { evidence, gatewayApiFile } from '../../gateway-api/evidence.ts';
import { type Finding, once } from '../../gateway-api/finding.ts';
import { type Found, identityOf, ofKind } from '../../gateway-api/found.ts';
import { describeRef, type ObjectRef } from '../../manifest/object.ts';

const X_GROUP = 'gateway.networking.x-k8s.io';
const EVIDENCE = [
  evidence('source', gatewayApiFile('v1.6.1', 'apisx/v1alpha1/xbackend_types.go')),
  evidence('docs', 'https://gateway-api.sigs.k8s.io/geps/gep-4894/', 'status Experimental; features are planned'),
] as const;

/**
 * GEN-41: XBackend, the experimental kind for hosts outside the cluster, is accepted and honoured by no released
 * implementation; Istio’s development branch alone has code for it.
 */
export function xBackendFindings(found: Found): readonly Finding[] {
  const referred = backendRefsOf(found)
    .filter(({ to }) => to.group === X_GROUP && to.kind === 'XBackend')
    .map(({ routeRef, path, to }) => finding(routeRef, path, to));
  const named = ofKind(found, X_GROUP, 'XBackend').map((object) => {
    const ref = identityOf(object);
    return finding(ref, ['kind'], ref);
  });
  return once([...referred, ...named]);
}

function finding(object: ObjectRef, path: readonly (string | number)[], backend: ObjectRef): Finding {
  return {
    id: 'GEN-41',
    severity: 'error',
    message: `No released implementation honours ${describeRef(backend)}.`,
    reason:
      'XBackend is experimental. The API server takes it where its CRD is installed, and a route that refers to it leads nowhere. Use the kind that your implementation has for hosts outside the cluster.',
    at: { object, path },
    evidence: EVIDENCE,
    fixes: [],
  };
}
