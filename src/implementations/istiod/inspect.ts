import type { Setting } from '../../configuration/configuration.ts';
import { clientCertificateOf } from '../../gateway-api/client-certificate.ts';
import { type Finding, once } from '../../gateway-api/finding.ts';
import { type Found, identityOf, ofKind } from '../../gateway-api/found.ts';
import type { Hop } from '../../gateway-api/hop.ts';
import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import { describeRef } from '../../manifest/object.ts';
import { factOf } from '../fact.ts';
import type { Dialect } from './dialect.ts';
import { hopFindings } from './inspect-hops.ts';
import { policyFindings } from './inspect-policies.ts';
import { protocolFindings } from './inspect-protocols.ts';
import { reachFindings } from './inspect-reach.ts';
import { ruleFindings } from './inspect-rules.ts';

/** What the manifests do not do although they look as if they did, and what has to be known about them. */
export function inspectWith(
  dialect: Dialect,
  found: Found,
  hops: readonly Hop[],
  setting: Setting,
): readonly Finding[] {
  return once([
    ...hopFindings(dialect, hops),
    ...policyFindings(dialect, found, setting),
    ...ruleFindings(dialect, found, setting),
    ...reachFindings(dialect, found, setting),
    ...gatewayCertificates(dialect, found),
    ...protocolFindings(dialect, found, hops),
  ]);
}

/** IST-09: the standard's own field. */
function gatewayCertificates(dialect: Dialect, found: Found): readonly Finding[] {
  const { claim, evidence } = factOf(dialect.facts, 'gateway-client-certificate');
  return ofKind(found, GATEWAY_API_GROUP, 'Gateway').flatMap((gateway): Finding[] => {
    if (clientCertificateOf(gateway) === null) return [];
    return [
      {
        id: `${dialect.prefix}-09`,
        severity: 'error',
        message: `${describeRef(identityOf(gateway))} names a client certificate that is not shown to anybody.`,
        reason: `${claim} Use a DestinationRule with mode MUTUAL for the backends that ask for one.`,
        at: { object: identityOf(gateway), path: ['spec', 'tls', 'backend', 'clientCertificateRef'] },
        evidence,
        fixes: [],
      },
    ];
  });
}
