import { serviceOf } from '../configuration/backends.ts';
import type { Configuration } from '../configuration/configuration.ts';
import { type BackendRefWriter, serviceRef, weightOf } from '../gateway-api/resources.ts';
import { compact, type ObjectRef } from '../manifest/object.ts';

/** backendRefs of routes that lead to an implementation's own kind where a Service cannot say what is asked for. */

/** Stands for the Service that a route leads to at present, where the form has not been told which one that is. */
export const UNTIL_NOW = 'until-now';

/** The route's backendRefs as they have to be; `refs` by index of the backend, `undefined` where its Service stays. */
export function refsTo(configuration: Configuration, refs: readonly (ObjectRef | undefined)[]): BackendRefWriter {
  return (placed) => {
    const ref = refs[placed.index];
    if (ref !== undefined) {
      const { group, kind, name, namespace } = ref;
      const foreign = namespace === configuration.route.namespace ? undefined : namespace;
      return compact({ group, kind, name, namespace: foreign, weight: weightOf(placed) });
    }
    const service = serviceOf(placed.backend, configuration);
    return service && serviceRef(configuration, service, placed);
  };
}

/**
 * The route's backendRefs as the user has them: Services, and nothing for a host outside the cluster. A TLSRoute or TCPRoute
 * may not have a rule without backendRefs, so there a Service stands where the host will be.
 */
export function refsBefore(configuration: Configuration): BackendRefWriter {
  const { route, backends } = configuration;
  const needsOne = route.kind === 'TLSRoute' || route.kind === 'TCPRoute';
  const reached = new Set(backends.flatMap(({ target, rule }) => (target.kind === 'ExternalHost' ? [] : [rule])));
  return (placed) => {
    const { target, rule } = placed.backend;
    const service = serviceOf(placed.backend, configuration);
    if (service !== undefined) return serviceRef(configuration, service, placed);
    return needsOne && !reached.has(rule) && target.kind === 'ExternalHost'
      ? compact({ name: UNTIL_NOW, port: target.port, weight: weightOf(placed) })
      : undefined;
  };
}
