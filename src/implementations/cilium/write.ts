import type { Configuration } from '../../configuration/configuration.ts';
import type { Written } from '../../gateway-api/written.ts';
import { standardParts, writeManifests } from '../write-manifests.ts';
import { CONTROLLER, watches } from './watches.ts';

/** The standard’s manifests. */
export function write(configuration: Configuration): readonly Written[] {
  return writeManifests(configuration, { ...standardParts(configuration, watches), controllerName: CONTROLLER });
}
