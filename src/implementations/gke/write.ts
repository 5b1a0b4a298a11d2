import { serviceOf } from '../../configuration/backends.ts';
import type { Configuration, ServiceTarget } from '../../configuration/configuration.ts';
import { clientCertificateChange, clientCertificateGrant } from '../../gateway-api/client-certificate.ts';
import { created } from '../../gateway-api/resources.ts';
import type { Written } from '../../gateway-api/written.ts';
import { answer, switched } from '../field.ts';
import { standardParts, writeManifests } from '../write-manifests.ts';
import { appProtocolFor, serviceChange } from './app-protocol.ts';
import * as fields from './fields.ts';
import { GKE_GROUP, watches } from './watches.ts';

/** Policies where something is verified, and in every mode the Service's appProtocol and a health check that fits. */
export function write(configuration: Configuration): readonly Written[] {
  return writeManifests(configuration, {
    ...standardParts(configuration, watches),
    own: [...healthChecks(configuration), ...clientCertificateGrant(configuration)],
    gatewayChange: clientCertificateChange(configuration),
    serviceChange: (service) => serviceChange(service, configuration),
  });
}

function healthChecks(configuration: Configuration): readonly Written[] {
  if (!switched(fields.healthCheck, configuration)) return [];
  const done = new Set<string>();
  return configuration.backends.flatMap((backend, index): Written[] => {
    const service = serviceOf(backend, configuration);
    const key = service === undefined ? '' : `${service.namespace}/${service.name}`;
    if (service === undefined || done.has(key)) return [];
    done.add(key);
    const protocol = appProtocolFor(backend.protocol);
    const requestPath = answer(fields.healthCheckPath, configuration) || fields.healthCheckPath.preset;
    const check = { [protocol === 'HTTPS' ? 'httpsHealthCheck' : 'http2HealthCheck']: { requestPath } };
    return [
      created(healthCheckPolicy(service, { type: protocol, ...check }), [
        `options.${fields.healthCheckPath.id}`,
        `backends.${index}.target`,
      ]),
    ];
  });
}

function healthCheckPolicy({ namespace, name }: ServiceTarget, config: object) {
  return {
    apiVersion: `${GKE_GROUP}/v1`,
    kind: 'HealthCheckPolicy',
    metadata: { name, namespace },
    spec: { targetRef: { group: '', kind: 'Service', name }, default: { config: { ...config } } },
  };
}
