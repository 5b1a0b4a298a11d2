import { backendPath, serviceOf } from '../../configuration/backends.ts';
import type { Backend, Configuration, ServiceTarget } from '../../configuration/configuration.ts';
import { created } from '../../gateway-api/resources.ts';
import { skipAnnotations } from '../../gateway-api/skip-annotations.ts';
import type { Written } from '../../gateway-api/written.ts';
import type { JsonObject } from '../../manifest/json.ts';
import { compact, type K8sObject } from '../../manifest/object.ts';
import { holdsId } from '../fact.ts';
import { answer } from '../field.ts';
import { facts } from './facts.ts';
import * as fields from './fields.ts';
import { loadBalancerOf } from './load-balancer.ts';
import { AWS_GROUP } from './watches.ts';

/** The TargetGroupConfigurations that a Configuration asks for: one per Service, or one for the whole Gateway. */

/** v1 where this version is sure to have it; v1beta1 is served by every version. */
export function configurationApiVersion(configuration: Configuration): string {
  return `${AWS_GROUP}/${holdsId(facts, 'configuration-v1', configuration.setting) === 'yes' ? 'v1' : 'v1beta1'}`;
}

/** Whether the Gateway-wide default is asked for and there is one in this version. */
export function isGatewayWide(configuration: Configuration): boolean {
  return (
    answer(fields.scope, configuration) === 'gateway' &&
    holdsId(facts, 'gateway-default', configuration.setting) !== 'no'
  );
}

export function gatewayDefaultName(configuration: Configuration): string {
  return derivedName(configuration.gateway.name, 'default-targets');
}

/** A name made of another: cut so that both fit, without leaving a dot or dash at the cut. */
export function derivedName(name: string, suffix: string): string {
  return `${name.slice(0, 252 - suffix.length).replace(/[.-]+$/, '')}-${suffix}`;
}

export function targetGroupConfigurations(configuration: Configuration): readonly Written[] {
  const services = firstPerService(configuration);
  if (!isGatewayWide(configuration)) {
    return services.map((wish) => serviceConfiguration(configuration, wish, answer(fields.scope, configuration)));
  }
  const [first] = services;
  if (first === undefined) return [];
  const shared = properties(configuration, first.backend);
  return [
    gatewayDefault(configuration, first),
    // The default is the same for all; a Service that needs something else says so itself.
    ...services
      .filter(({ backend }) => JSON.stringify(properties(configuration, backend)) !== JSON.stringify(shared))
      .map((wish) => serviceConfiguration(configuration, wish, 'service', shared)),
  ];
}

interface ServiceWish {
  readonly backend: Backend;
  readonly index: number;
  readonly service: ServiceTarget;
}

/** A Service has one TargetGroupConfiguration for all of its ports, so the first backend on it speaks for all. */
function firstPerService(configuration: Configuration): readonly ServiceWish[] {
  const wishes = new Map<string, ServiceWish>();
  configuration.backends.forEach((backend, index) => {
    const service = serviceOf(backend, configuration);
    if (service === undefined) return;
    const key = `${service.namespace}/${service.name}`;
    if (!wishes.has(key)) wishes.set(key, { backend, index, service });
  });
  return [...wishes.values()];
}

function serviceConfiguration(
  configuration: Configuration,
  { backend, index, service }: ServiceWish,
  scope: string,
  shared: JsonObject = {},
): Written {
  const { route } = configuration;
  const props = apartFrom(shared, properties(configuration, backend));
  const object: K8sObject = {
    apiVersion: configurationApiVersion(configuration),
    kind: 'TargetGroupConfiguration',
    metadata: metadata(configuration, derivedName(service.name, 'target-group'), service.namespace, backend),
    spec: {
      targetReference: { kind: 'Service', name: service.name },
      ...(scope === 'route'
        ? {
            routeConfigurations: [
              {
                routeIdentifier: { kind: route.kind, namespace: route.namespace, name: route.name },
                targetGroupProps: props,
              },
            ],
          }
        : { defaultConfiguration: props }),
    },
  };
  return created(object, [`${backendPath(index)}.validation`, `${backendPath(index)}.target`, optionOf(scope)]);
}

/** What is left out would come from the Gateway's default: HTTP/1.1 has to be named where that has another version. */
function apartFrom(shared: JsonObject, own: JsonObject): JsonObject {
  return shared.protocolVersion === undefined ? own : { protocolVersion: 'HTTP1', ...own };
}

function gatewayDefault(configuration: Configuration, { backend, index }: ServiceWish): Written {
  const object: K8sObject = {
    apiVersion: configurationApiVersion(configuration),
    kind: 'TargetGroupConfiguration',
    metadata: metadata(configuration, gatewayDefaultName(configuration), configuration.gateway.namespace, backend),
    spec: { defaultConfiguration: properties(configuration, backend) },
  };
  return created(object, [`${backendPath(index)}.validation`, optionOf('gateway')]);
}

function optionOf(scope: string): string {
  return fields.optionPath(scope === 'service' ? fields.targetType : fields.scope);
}

function metadata(
  configuration: Configuration,
  name: string,
  namespace: string,
  { validation }: Backend,
): K8sObject['metadata'] {
  // Where TLS passes through, this object skips nothing that a reason could be given for.
  const annotations = protocolOf(configuration) === 'TCP' ? undefined : skipAnnotations(validation);
  return annotations === undefined ? { name, namespace } : { name, namespace, annotations };
}

/** The target group: always encrypted, since verification, the other wish, cannot be had (AWS-01). */
export function properties(configuration: Configuration, backend: Backend): JsonObject {
  return compact({
    targetType: answer(fields.targetType, configuration) === 'ip' ? 'ip' : instanceIfPossible(configuration, backend),
    protocol: protocolOf(configuration),
    protocolVersion: protocolVersionOf(configuration, backend),
    healthCheckConfig: healthCheck(configuration, backend),
  });
}

/** Nodes cannot be targets of a headless Service: it has no node port (AWS-06). */
function instanceIfPossible(configuration: Configuration, backend: Backend): string {
  return serviceOf(backend, configuration)?.headless === true ? 'ip' : 'instance';
}

function protocolOf(configuration: Configuration): string {
  if (loadBalancerOf(configuration.route.kind) === 'ALB') return 'HTTPS';
  return fields.passesThrough(configuration) ? 'TCP' : 'TLS';
}

/** Left out where it is the default, or where it has no effect. */
export function protocolVersionOf(configuration: Configuration, backend: Backend): string | undefined {
  const { gateway, route } = configuration;
  if (route.kind !== 'HTTPRoute' || gateway.listener.protocol !== 'HTTPS') return undefined;
  return { 'http/1.1': undefined, h2: 'HTTP2', grpc: 'GRPC' }[backend.protocol];
}

/** Whether the target group speaks gRPC, and so is asked for its health by a gRPC method. */
export function speaksGrpc(configuration: Configuration, backend: Backend): boolean {
  return configuration.route.kind === 'GRPCRoute' || protocolVersionOf(configuration, backend) === 'GRPC';
}

function healthCheck(configuration: Configuration, backend: Backend): JsonObject | undefined {
  const protocol = answer(fields.healthCheckProtocol, configuration);
  const byRequest = fields.checksByRequest(configuration);
  const path = byRequest ? answer(fields.healthCheckPath, configuration) : '';
  const codes = byRequest ? answer(fields.healthCheckMatcher, configuration) : '';
  const config = compact({
    healthCheckProtocol: protocol === 'default' ? undefined : protocol,
    healthCheckPath: path === '' ? undefined : path,
    matcher: codes === '' ? undefined : speaksGrpc(configuration, backend) ? { grpcCode: codes } : { httpCode: codes },
  });
  return Object.keys(config).length === 0 ? undefined : config;
}
