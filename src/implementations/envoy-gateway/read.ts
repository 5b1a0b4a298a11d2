import type { Configuration } from '../../configuration/configuration.ts';
import type { Found } from '../../gateway-api/found.ts';
import { readObserved } from '../../gateway-api/read-observed.ts';
import type { Says } from '../../gateway-api/says.ts';
import { withAskedEnd } from './asked-ends.ts';
import { observe } from './observe.ts';
import { readClientTls } from './read-client-tls.ts';

/** Which protocol a backend speaks stands nowhere: Envoy Gateway takes it from the Service, which is not written for that. */
const SAYS: Says = { clientCertificate: true, tlsVersions: true, skippedName: true };

/** What the manifests say, and through which objects the client's side of TLS goes. */
export function read(found: Found, old: Configuration): Configuration {
  const hops = observe(found, old.setting).map((hop) => withAskedEnd(found, hop, old));
  return readClientTls(found, readObserved(found, hops, old, SAYS), old);
}
