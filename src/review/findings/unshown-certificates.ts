import { gatewaysOf } from '../../gateway-api/backend-refs.ts';
import { clientCertificateOf } from '../../gateway-api/client-certificate.ts';
import { type Finding, once } from '../../gateway-api/finding.ts';
import { type Found, identityOf, lookUp } from '../../gateway-api/found.ts';
import type { Hop } from '../../gateway-api/hop.ts';
import { describeRef, type K8sObject, slotOf } from '../../manifest/object.ts';
import { GATEWAY_TYPES } from './sources.ts';

/** Client certificates that a Gateway names and the backends do not get to see, where no other check has told it: GEN-44. */
export function unshownCertificateFindings(
  found: Found,
  hops: readonly Hop[],
  told: readonly Finding[],
): readonly Finding[] {
  const faulty = new Set(
    told.flatMap(({ severity, at }) => (severity === 'error' && at.object !== undefined ? slotOf(at.object) : [])),
  );
  const bare = hops.flatMap(({ from, connection }) =>
    from !== null && connection.kind === 'tls' && connection.clientCertificate === null ? [from.route] : [],
  );
  const findings = bare.flatMap((ref) => {
    const route = lookUp(found, ref);
    const gateways = route === undefined ? [] : gatewaysOf(found, route);
    return gateways
      .filter((gateway) => clientCertificateOf(gateway) !== null)
      .map((gateway): Finding => unshown(gateway, describeRef(ref)));
  });
  return once(findings).filter(({ at }) => at.object === undefined || !faulty.has(slotOf(at.object)));
}

function unshown(gateway: K8sObject, route: string): Finding {
  const object = identityOf(gateway);
  return {
    id: 'GEN-44',
    severity: 'error',
    message: `${describeRef(object)} names a client certificate, and backends of ${route} do not get to see it.`,
    reason:
      'The API server takes the field, and this implementation, in this version, does nothing with it here. A backend that asks for a certificate refuses the connection; one that merely wishes for it takes the gateway for anybody.',
    at: { object, path: ['spec', 'tls', 'backend', 'clientCertificateRef'] },
    evidence: [GATEWAY_TYPES],
    fixes: [],
  };
}
