import type { Configuration } from '../../configuration/configuration.ts';
import type { Found } from '../../gateway-api/found.ts';
import { readObserved } from '../../gateway-api/read-observed.ts';
import type { Says } from '../../gateway-api/says.ts';
import { sameJson } from '../../manifest/json.ts';
import { observe } from './observe.ts';
import { versionBounds } from './plan.ts';

/** Whether a Secret has a certificate beside its CA, and whether it is meant, no manifest tells. */
const SAYS: Says = { clientCertificate: false, tlsVersions: true, skippedName: true, listsHostName: true };

/** What the manifests say. Where one bound had to be written for the other, the answer that was given stays. */
export function read(found: Found, old: Configuration): Configuration {
  const seen = readObserved(found, observe(found, old.setting), old, SAYS);
  const same = sameJson(versionBounds(old), versionBounds(seen));
  return same ? { ...seen, tlsVersions: old.tlsVersions } : seen;
}
