import { serviceOf } from '../configuration/backends.ts';
import type { Configuration } from '../configuration/configuration.ts';
import { type BackendRefWriter, serviceRef, weightOf } from '../gateway-api/resources.ts';
import { compact } from '../manifest/object.ts';

/**
 * The route's backendRefs as the user has them: Services, and nothing for a host outside the cluster. A TLSRoute or TCPRoute
 * may not have a rule without backendRefs, so there a Service stands where the host will be.
 */
export function refBefore(configuration: Configuration): BackendRefWriter {
  const { route, backends } = configuration;
  const needsOne = route.kind === 'TLSRoute' || route.kind === 'TCPRoute';
  const reached = new Set(backends.flatMap(({ target, rule }) => (target.kind === 'ExternalHost' ? [] : [rule])));
  return (placed) => {
    const { target, rule } = placed.backend;
    const service = serviceOf(placed.backend, configuration);
    if (service !== undefined) return serviceRef(configuration, service, placed);
    return needsOne && !reached.has(rule) && target.kind === 'ExternalHost'
      ? compact({ name: 'until-now', port: target.port, weight: weightOf(placed) })
      : undefined;
  };
}
