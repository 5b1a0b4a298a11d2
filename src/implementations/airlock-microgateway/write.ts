import type { Configuration } from '../../configuration/configuration.ts';
import { clientCertificateChange, clientCertificateGrant } from '../../gateway-api/client-certificate.ts';
import type { Written } from '../../gateway-api/written.ts';
import { standardParts, writeManifests } from '../write-manifests.ts';
import { CONTROLLER, watches } from './watches.ts';

/** The standard’s manifests, the Gateway’s client certificate included. */
export function write(configuration: Configuration): readonly Written[] {
  return writeManifests(configuration, {
    ...standardParts(configuration, watches),
    own: clientCertificateGrant(configuration),
    gatewayChange: clientCertificateChange(configuration),
    controllerName: CONTROLLER,
  });
}
