import type { Configuration } from '../../configuration/configuration.ts';
import type { Found } from '../../gateway-api/found.ts';
import { readObserved } from '../../gateway-api/read-observed.ts';
import type { Says } from '../../gateway-api/says.ts';
import { sameJson } from '../../manifest/json.ts';
import { observe } from './observe.ts';
import { versionBounds } from './plan-config.ts';

/** Which protocol a backend speaks stands nowhere: kgateway takes it from the Service, which is not written for that. */
const SAYS: Says = { clientCertificate: true, tlsVersions: true, skippedName: true, listsHostName: true };

/** What the manifests say. Where one bound had to be written for the other, the answer that was given stays. */
export function read(found: Found, old: Configuration): Configuration {
  const seen = readObserved(found, observe(found, old.setting), old, SAYS);
  const same = sameJson(versionBounds(old), versionBounds(seen));
  return same ? { ...seen, tlsVersions: old.tlsVersions } : seen;
}
