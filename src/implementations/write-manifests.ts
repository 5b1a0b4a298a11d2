import { serviceOf } from '../configuration/backends.ts';
import type { Backend, Configuration } from '../configuration/configuration.ts';
import { GATEWAY_API_GROUP } from '../gateway-api/releases.ts';
import { NO_CHANGE, type OwnedChange, owned } from '../gateway-api/resources.ts';
import {
  grants,
  type PolicyWish,
  policyManifests,
  type RouteWriter,
  type ServiceChange,
  standardPolicy,
  standardRef,
  surroundings,
  uniqueBySlot,
} from '../gateway-api/write-standard.ts';
import type { Written } from '../gateway-api/written.ts';
import type { ObjectRef } from '../manifest/object.ts';
import { versionToWrite } from './api-version.ts';
import type { Watch } from './fact.ts';

/** What a set of manifests is made of. `standardParts` has it as the standard does; an implementation changes what it does otherwise. */
export interface Parts {
  readonly watches: readonly Watch[];
  /** The BackendTLSPolicy of a backend; `undefined` where it gets none. */
  policyOf(backend: Backend, index: number): PolicyWish | undefined;
  /** Objects of the implementation's own, and what they need. */
  readonly own: readonly Written[];
  /** What the route refers to, before and after. */
  readonly refs: Omit<RouteWriter, 'apiVersion'>;
  /** What the backendRef of a backend leads to once everything is applied: routes in other namespaces need a grant for it. */
  refOf(backend: Backend, index: number): ObjectRef | undefined;
  readonly gatewayChange: OwnedChange;
  readonly serviceChange: ServiceChange;
  /** `spec.controllerName` of its GatewayClasses, for the complete example; `null` where that is not known. */
  readonly controllerName: string | null;
}

/** One BackendTLSPolicy for each target that is verified, backendRefs to Services, and nothing else. */
export function standardParts(configuration: Configuration, watches: readonly Watch[]): Parts {
  const ref = standardRef(configuration);
  return {
    watches,
    policyOf: standardPolicy,
    own: [],
    refs: { before: ref, after: ref, why: '' },
    refOf: (backend) => {
      const service = serviceOf(backend, configuration);
      return service && { group: '', kind: 'Service', namespace: service.namespace, name: service.name };
    },
    gatewayChange: NO_CHANGE,
    serviceChange: () => NO_CHANGE,
    controllerName: null,
  };
}

/** Puts the parts together, in an order in which they can be applied. */
export function writeManifests(configuration: Configuration, parts: Parts): readonly Written[] {
  const { setting, route, backends } = configuration;
  const { watches, own, refs, gatewayChange, serviceChange, controllerName } = parts;
  const policies = backends.flatMap((backend, index) => parts.policyOf(backend, index) ?? []);
  return uniqueBySlot([
    ...policyManifests(policies, versionToWrite(setting, watches, 'BackendTLSPolicy')),
    ...own,
    ...grants(configuration, (index) => {
      const backend = backends[index];
      return backend && parts.refOf(backend, index);
    }),
    ...gatewayClass(configuration, controllerName),
    ...surroundings(
      configuration,
      { apiVersion: versionToWrite(setting, watches, route.kind), ...refs },
      gatewayChange,
      serviceChange,
    ),
  ]);
}

/** The GatewayClass, which everybody with a Gateway has already, for the complete example. */
function gatewayClass(configuration: Configuration, controllerName: string | null): readonly Written[] {
  const { output, gateway } = configuration;
  if (!output.completeExample || controllerName === null) return [];
  const object = {
    apiVersion: `${GATEWAY_API_GROUP}/v1`,
    kind: 'GatewayClass',
    metadata: { name: gateway.className },
    spec: { controllerName },
  };
  return [owned(configuration, object, ['gateway.className'])];
}
