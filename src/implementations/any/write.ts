import type { Configuration } from '../../configuration/configuration.ts';
import { clientCertificateChange, clientCertificateGrant } from '../../gateway-api/client-certificate.ts';
import type { Written } from '../../gateway-api/written.ts';
import { standardParts, writeManifests } from '../write-manifests.ts';

/** BackendTLSPolicy and nothing else. */
export function write(configuration: Configuration): readonly Written[] {
  return writeManifests(configuration, {
    ...standardParts(configuration, []),
    own: clientCertificateGrant(configuration),
    gatewayChange: clientCertificateChange(configuration),
  });
}
