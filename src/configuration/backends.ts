import { grouped } from '../manifest/grouped.ts';
import { oncePer } from '../manifest/remembered.ts';
import type { Backend, Configuration, ServiceTarget } from './configuration.ts';

/** A backend with its place in the Configuration. */
export interface PlacedBackend {
  readonly backend: Backend;
  /** Index in `Configuration.backends`. */
  readonly index: number;
  /** Index of its backendRef within its rule. */
  readonly backendRef: number;
  /** How many backends the rule has, this one included. */
  readonly peers: number;
}

/** The Service and port that a backend's traffic reaches; `undefined` for an external host. */
export function serviceOf(backend: Backend, configuration: Configuration): ServiceTarget | undefined {
  const { target } = backend;
  if (target.kind === 'Service') return target;
  if (target.kind === 'ExternalHost') return undefined;
  const { service: name, port, portName } = target;
  return {
    kind: 'Service',
    namespace: configuration.route.namespace,
    name,
    port,
    portName,
    targetPort: port,
    headless: false,
  };
}

/** The backends whose traffic reaches a Service, in their order. */
export function backendsOn(
  { namespace, name }: Pick<ServiceTarget, 'namespace' | 'name'>,
  configuration: Configuration,
): readonly Backend[] {
  return byService(configuration).get(`${namespace}/${name}`) ?? [];
}

const byService = oncePer((configuration: Configuration) =>
  grouped(configuration.backends, (backend) => {
    const service = serviceOf(backend, configuration);
    return service && `${service.namespace}/${service.name}`;
  }),
);

/** The route's rules with their backends, by rule index; rules without a backend of ours are empty lists. */
export const rulesOf = oncePer((configuration: Configuration): readonly (readonly PlacedBackend[])[] => {
  const indexes: number[][] = [];
  configuration.backends.forEach(({ rule }, index) => {
    while (indexes.length <= rule) indexes.push([]);
    indexes[rule]?.push(index);
  });
  return indexes.map((rule) =>
    rule.flatMap((index, backendRef) => {
      const backend = configuration.backends[index];
      return backend === undefined ? [] : [{ backend, index, backendRef, peers: rule.length }];
    }),
  );
});

/** Form path of a backend. */
export function backendPath(index: number): string {
  return `backends.${index}`;
}
