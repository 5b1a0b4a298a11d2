import type { Configuration } from '../../configuration/configuration.ts';
import type { Found } from '../../gateway-api/found.ts';
import { readObserved } from '../../gateway-api/read-observed.ts';
import type { Says } from '../../gateway-api/says.ts';
import { observe } from './observe.ts';

/** The Gateway’s client certificate is not read by Cilium, so that it says nothing. */
const SAYS: Says = { clientCertificate: false, tlsVersions: false, skippedName: false };

export function read(found: Found, old: Configuration): Configuration {
  return readObserved(found, observe(found, old.setting), old, SAYS);
}
