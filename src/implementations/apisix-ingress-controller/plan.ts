import type { Configuration, RouteKind, ServiceTarget } from '../../configuration/configuration.ts';
import { oncePer } from '../../manifest/remembered.ts';
import { byAppProtocol } from './fields.ts';

/** How a Service is spoken to: all of its ports alike, since one policy speaks for them. */
export interface ServicePlan {
  readonly service: ServiceTarget;
  /** The first backend that reaches it: its wish counts. */
  readonly index: number;
  readonly hostname: string | null;
  readonly through: 'policy' | 'app-protocol';
}

/** Whatever is asked for: encryption is the nearest to a verification that APISIX has. Each backend is held against it. */
export const planServices = oncePer((configuration: Configuration): ReadonlyMap<string, ServicePlan> => {
  const plans = new Map<string, ServicePlan>();
  const through = byAppProtocol(configuration) ? 'app-protocol' : 'policy';
  configuration.backends.forEach(({ target, validation }, index) => {
    if (target.kind !== 'Service' || plans.has(keyOf(target))) return;
    const hostname = through === 'policy' && hasRequests(configuration.route.kind) ? validation.hostname : null;
    plans.set(keyOf(target), { service: target, index, hostname, through });
  });
  return plans;
});

export function keyOf({ namespace, name }: Pick<ServiceTarget, 'namespace' | 'name'>): string {
  return `${namespace}/${name}`;
}

export function hasRequests(route: RouteKind | string): boolean {
  return route === 'HTTPRoute' || route === 'GRPCRoute';
}

/** TLS to a backend, by the kind of route that leads there. */
export const TLS_SCHEME: { readonly [kind in RouteKind]: string } = {
  HTTPRoute: 'https',
  GRPCRoute: 'grpcs',
  TLSRoute: 'tls',
  TCPRoute: 'tls',
};
