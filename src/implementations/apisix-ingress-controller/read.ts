import type { Configuration } from '../../configuration/configuration.ts';
import { type Found, ofKind } from '../../gateway-api/found.ts';
import type { Hop } from '../../gateway-api/hop.ts';
import { readObserved } from '../../gateway-api/read-observed.ts';
import type { Says } from '../../gateway-api/says.ts';
import { withAnswer } from '../read-answer.ts';
import { way } from './fields.ts';
import { observe } from './observe.ts';
import { APISIX_GROUP } from './watches.ts';

/** The reason for a skip stands on the policy, or on the Service whose port says https. */
const SAYS: Says = {
  clientCertificate: false,
  tlsVersions: false,
  skippedName: true,
  bearsReason: ({ group, kind }) => group === APISIX_GROUP || (group === '' && kind === 'Service'),
};

export function read(found: Found, old: Configuration): Configuration {
  const hops = observe(found);
  return withAnswer(readObserved(found, hops, old, SAYS), way, wayOf(found, hops));
}

function wayOf(found: Found, hops: readonly Hop[]): string | undefined {
  if (ofKind(found, APISIX_GROUP, 'BackendTrafficPolicy').length > 0) return 'policy';
  return hops.some(({ connection }) => connection.kind === 'tls') ? 'app-protocol' : undefined;
}
