import { serviceOf } from '../../configuration/backends.ts';
import type { Configuration } from '../../configuration/configuration.ts';
import { clientCertificateGrant, clientCertificateWishes } from '../../gateway-api/client-certificate.ts';
import {
  grants,
  policyManifests,
  standardPolicy,
  standardRef,
  surroundings,
  uniqueBySlot,
} from '../../gateway-api/write-standard.ts';
import type { Written } from '../../gateway-api/written.ts';
import { versionToWrite } from '../api-version.ts';

/** BackendTLSPolicy and nothing else. */
export function write(configuration: Configuration): readonly Written[] {
  const { setting, route, backends } = configuration;
  const policies = backends.flatMap((backend, index) => standardPolicy(backend, index) ?? []);
  const ref = standardRef(configuration);
  return uniqueBySlot([
    ...policyManifests(policies, versionToWrite(setting, [], 'BackendTLSPolicy')),
    ...grants(configuration, (index) => {
      const backend = backends[index];
      const service = backend === undefined ? undefined : serviceOf(backend, configuration);
      return service === undefined
        ? undefined
        : { group: '', kind: 'Service', namespace: service.namespace, name: service.name };
    }),
    ...clientCertificateGrant(configuration),
    ...surroundings(
      configuration,
      { apiVersion: versionToWrite(setting, [], route.kind), before: ref, after: ref, why: '' },
      clientCertificateWishes(configuration),
      'The Gateway shows this client certificate to all of its TLS backends.',
    ),
  ]);
}
