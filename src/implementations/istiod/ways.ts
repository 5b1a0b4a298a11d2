import { serviceOf } from '../../configuration/backends.ts';
import type { Backend, Configuration } from '../../configuration/configuration.ts';
import { serviceHost } from './hosts.ts';

/** `policy`: a BackendTLSPolicy, for the whole mesh. `rule`: a DestinationRule, for the Gateway alone. */
export type Way = 'policy' | 'rule';

/** The name that rules for a backend are looked up by; `undefined` for policies above the backend, which nobody honours. */
export function hostOf(configuration: Configuration, backend: Backend): string | undefined {
  const { target } = backend;
  if (target.kind === 'ExternalHost') return target.hostname;
  if (target.kind !== 'Service') return undefined;
  const service = serviceOf(backend, configuration);
  return service && serviceHost(service.name, service.namespace, configuration.setting.clusterDomain);
}
