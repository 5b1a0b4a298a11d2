import { serviceOf } from '../../configuration/backends.ts';
import type { Configuration } from '../../configuration/configuration.ts';
import { NO_CHANGE } from '../../gateway-api/resources.ts';
import { skipAnnotations } from '../../gateway-api/skip-annotations.ts';
import { caManifests } from '../../gateway-api/write-standard.ts';
import type { Written } from '../../gateway-api/written.ts';
import { standardParts, writeManifests } from '../write-manifests.ts';
import { annotationsOf } from './annotations.ts';
import { CONTROLLER, watches } from './watches.ts';

/** Annotations on the Services, and nothing else. */
export function write(configuration: Configuration): readonly Written[] {
  return writeManifests(configuration, {
    ...standardParts(configuration, watches),
    policyOf: () => undefined,
    own: configuration.backends.flatMap((backend, index) => {
      const service = serviceOf(backend, configuration);
      const isSecret = backend.validation.mode === 'custom' && backend.validation.ca.kind === 'Secret';
      return service === undefined || !isSecret ? [] : caManifests(backend.validation, service.namespace, index);
    }),
    serviceChange: (_, index) => {
      const backend = configuration.backends[index];
      if (backend?.target.kind !== 'Service') return NO_CHANGE;
      const reasons = Object.entries(skipAnnotations(backend.validation) ?? {});
      return {
        wishes: [...annotationsOf(configuration, backend.validation), ...reasons].map(([name, value]) => ({
          path: ['metadata', 'annotations', name],
          value,
        })),
        why: 'The Service’s annotations have HAProxy speak TLS to it, for all of its ports.',
      };
    },
    controllerName: CONTROLLER,
  });
}
