import { serviceOf } from '../../configuration/backends.ts';
import type { Backend, Configuration, ServiceTarget, Validation } from '../../configuration/configuration.ts';
import { sameJson } from '../../manifest/json.ts';
import { usesPolicy } from './fields.ts';
import type { Product } from './product.ts';

/** How each Service is spoken to: Kong knows one way for a Service, whatever its ports. */
export interface ServicePlan {
  readonly service: ServiceTarget;
  /** The backend whose wish it is: the first that reaches the Service. */
  readonly index: number;
  readonly validation: Validation;
  readonly through: 'annotations' | 'policy';
}

/** The plans, by {@link keyOf} their Services. */
export type ServicePlans = ReadonlyMap<string, ServicePlan>;

export function planServices(configuration: Configuration, product: Product): ServicePlans {
  const plans = new Map<string, ServicePlan>();
  const asPolicy = usesPolicy(product.fields, configuration);
  configuration.backends.forEach((backend, index) => {
    if (backend.target.kind !== 'Service') return;
    const key = keyOf(backend.target);
    if (plans.has(key)) return;
    const { validation } = backend;
    const through = asPolicy && validation.mode !== 'skip' ? 'policy' : 'annotations';
    plans.set(key, { service: backend.target, index, validation, through });
  });
  return plans;
}

export function keyOf({ namespace, name }: Pick<ServiceTarget, 'namespace' | 'name'>): string {
  return `${namespace}/${name}`;
}

/** The plan that a backend has to live with, where it is another’s and says something else. */
export function overruledBy(
  configuration: Configuration,
  plans: ServicePlans,
  backend: Backend,
  index: number,
): ServicePlan | undefined {
  const service = serviceOf(backend, configuration);
  const plan = service && plans.get(keyOf(service));
  if (plan === undefined || plan.index === index) return undefined;
  return sameJson(plan.validation, backend.validation) ? undefined : plan;
}

/** HTTPRoute and GRPCRoute: requests with a Host, so that a name can be sent and checked. */
export function hasRequests({ route }: Pick<Configuration, 'route'>): boolean {
  return route.kind === 'HTTPRoute' || route.kind === 'GRPCRoute';
}

/** The host name that is sent and checked; `null` where none is asked for, or none can be sent. */
export function namedHost(
  configuration: Configuration,
  { validation }: Pick<ServicePlan, 'validation'>,
): string | null {
  return hasRequests(configuration) ? validation.hostname : null;
}
