import type { Configuration } from '../../configuration/configuration.ts';
import type { Found } from '../../gateway-api/found.ts';
import { readObserved } from '../../gateway-api/read-observed.ts';
import { observe } from './observe.ts';

/** What the annotations say. A reason for a skip stands on the Service that skips. */
export function read(found: Found, old: Configuration): Configuration {
  return readObserved(found, observe(found, old.setting), old, {
    clientCertificate: true,
    tlsVersions: false,
    skippedName: true,
    bearsReason: ({ group, kind }) => group === '' && kind === 'Service',
  });
}
