import type { Configuration } from '../../configuration/configuration.ts';
import { backendRefsOf } from '../../gateway-api/backend-refs.ts';
import { clientCertificateOf } from '../../gateway-api/client-certificate.ts';
import type { Finding, FindingPlace } from '../../gateway-api/finding.ts';
import { type Found, identityOf, namespaceOf, ofKind } from '../../gateway-api/found.ts';
import { grantsFor, leaveFor, withoutGrant } from '../../gateway-api/grants.ts';
import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import type { ObjectRef } from '../../manifest/object.ts';
import { GRANT_TYPES } from './sources.ts';

/** References across namespaces that nobody has granted: GEN-12. */
export function grantFindings(configuration: Configuration, found: Found): readonly Finding[] {
  return [
    ...backendRefsOf(found).flatMap(({ routeRef, to, path }) =>
      missingGrant(found, routeRef, to, { object: routeRef, path }),
    ),
    ...ofKind(found, GATEWAY_API_GROUP, 'Gateway').flatMap((gateway) => {
      const ref = identityOf(gateway);
      const secret = clientCertificateOf(gateway);
      const field = configuration.clientCertificate === null ? {} : { field: 'clientCertificate.namespace' };
      return secret === null ? [] : missingGrant(found, ref, secret, { object: ref, path: ['spec'], ...field });
    }),
  ];
}

/** What is to be said of a reference that crosses namespaces by nobody’s leave; nothing where there is leave, or no need. */
export function missingGrant(found: Found, from: ObjectRef, to: ObjectRef, at: FindingPlace): Finding[] {
  const leave = leaveFor(found, from, to);
  if (leave === 'given') return [];
  const [astray] = grantsFor(found, from, to);
  return [
    {
      id: 'GEN-12',
      severity: leave === 'missing' ? 'error' : 'warning',
      message: withoutGrant(from, to),
      reason: `A reference into another namespace needs leave from there: a ReferenceGrant in ${to.namespace}, from ${from.kind} in ${from.namespace}, to ${to.kind} of group “${to.group}”. ${astray === undefined ? '' : `The one in ${namespaceOf(astray)} stands in the wrong namespace. `}Without it the status says RefNotPermitted, and traffic gets a 5xx answer.`,
      at,
      evidence: [GRANT_TYPES],
      fixes: [],
    },
  ];
}
