import type { Configuration, Setting } from '../../configuration/configuration.ts';
import { type BackendRef, backendRefsOf } from '../../gateway-api/backend-refs.ts';
import { type Found, lookUp } from '../../gateway-api/found.ts';
import type { Hop } from '../../gateway-api/hop.ts';
import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import { isJsonObject, type Json, pick, pickString } from '../../manifest/json.ts';
import { sameRef } from '../../manifest/object.ts';
import { answer } from '../field.ts';
import { withAnswer } from '../read-answer.ts';
import { attachmentsOf } from './attachments.ts';
import * as fields from './fields.ts';
import { type Layer, layersOf } from './layers.ts';
import { loadBalancerOf } from './load-balancer.ts';
import { isGatewayWide } from './target-group-configuration.ts';

/** A backendRef with the settings of its target group. */
export interface TargetGroup {
  readonly ref: BackendRef;
  readonly layers: readonly Layer[];
}

export function targetGroupOf(found: Found, setting: Setting, ref: BackendRef): TargetGroup {
  const gateway = attachmentsOf(found, ref.route)[0]?.gateway ?? null;
  const { layers } = layersOf(found, setting, ref, gateway);
  return { ref, layers: layers.filter(({ properties }) => isJsonObject(properties)) };
}

/** A field of the target group, from the first layer that has it. */
export function propertyOf({ layers }: TargetGroup, field: string): Json | undefined {
  return layers.map(({ properties }) => pick(properties, field)).find((value) => value !== undefined);
}

/** The answers that target groups give; one answer is for all of them, so the first group that says anything tells. */
export function readTargetOptions(found: Found, hops: readonly Hop[], seen: Configuration): Configuration {
  const { kind, namespace, name } = seen.route;
  const route = { group: GATEWAY_API_GROUP, kind, namespace, name };
  const groups = backendRefsOf(found)
    .filter(({ routeRef }) => sameRef(routeRef, route))
    .map((ref) => targetGroupOf(found, seen.setting, ref));
  const own = hops.filter(({ from }) => from !== null && sameRef(from.route, route));
  const told = groups.filter(({ layers }) => layers.length > 0);
  const reached = withAnswer(seen, fields.passthrough, passesThrough(own, kind));
  const scoped = withAnswer(reached, fields.scope, scopeOf(found, told, reached));
  const targeted = withAnswer(scoped, fields.targetType, targetTypeOf(found, told));
  const [first] = told;
  return first === undefined ? targeted : withHealthCheck(targeted, propertyOf(first, 'healthCheckConfig'));
}

function passesThrough(hops: readonly Hop[], route: string): boolean | undefined {
  if (loadBalancerOf(route) !== 'NLB') return undefined;
  if (hops.some(({ connection }) => connection.kind === 'passthrough')) return true;
  return hops.some(({ connection }) => connection.kind === 'tls') ? false : undefined;
}

/** A version without a default for the Gateway writes “the whole Gateway” for each Service, so that answer stays then. */
function scopeOf(found: Found, groups: readonly TargetGroup[], configuration: Configuration): string | undefined {
  const layers = groups.flatMap((group) => group.layers);
  if (layers.length === 0) return undefined;
  const isDefault = ({ object }: Layer) => pick(lookUp(found, object), 'spec', 'targetReference') === undefined;
  if (layers.some(isDefault)) return 'gateway';
  if (layers.some(({ path }) => path.includes('routeConfigurations'))) return 'route';
  const asked = answer(fields.scope, configuration);
  return asked === 'gateway' && !isGatewayWide(configuration) ? asked : 'service';
}

/** Pods are the only targets of a headless Service, whatever was answered. */
function targetTypeOf(found: Found, groups: readonly TargetGroup[]): string | undefined {
  const types = groups.flatMap((group) => {
    const type = propertyOf(group, 'targetType');
    const headless = pickString(lookUp(found, group.ref.to), 'spec', 'clusterIP') === 'None';
    return typeof type === 'string' && (type !== 'ip' || !headless) ? [type] : [];
  });
  return types.includes('instance') ? 'instance' : types[0];
}

function withHealthCheck(configuration: Configuration, check: Json | undefined): Configuration {
  const protocol = pickString(check, 'healthCheckProtocol') ?? fields.healthCheckProtocol.preset;
  const checked = withAnswer(configuration, fields.healthCheckProtocol, protocol);
  if (!fields.checksByRequest(checked)) return checked;
  const codes = pickString(check, 'matcher', 'grpcCode') ?? pickString(check, 'matcher', 'httpCode') ?? '';
  const asked = withAnswer(checked, fields.healthCheckPath, pickString(check, 'healthCheckPath') ?? '');
  return withAnswer(asked, fields.healthCheckMatcher, codes);
}
