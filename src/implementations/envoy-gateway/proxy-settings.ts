import { type Found, lookUp, namespaceOf } from '../../gateway-api/found.ts';
import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import { isJsonObject, type Json, pick, pickString } from '../../manifest/json.ts';
import type { K8sObject, ObjectRef } from '../../manifest/object.ts';
import type { Abilities } from './abilities.ts';
import type { Settings } from './client-side.ts';
import { ENVOY_GROUP } from './watches.ts';

/** The EnvoyProxy that counts for a Gateway. */

/** The Gateway's own, over that of its class where its mergeType says so; without one, that of the class. */
export function settingsOfProxy(found: Found, gateway: K8sObject, abilities: Abilities): Settings | undefined {
  const own = settingsAt(found, refOfGateway(gateway));
  const ofClass = settingsAt(found, refOfClass(found, gateway));
  if (own === undefined) return refOfGateway(gateway) === undefined ? ofClass : undefined;
  return merges(found, own, abilities) && ofClass !== undefined
    ? { ...own, value: merged(ofClass.value, own.value) }
    : own;
}

function settingsAt(found: Found, owner: ObjectRef | undefined): Settings | undefined {
  const proxy = owner === undefined ? undefined : lookUp(found, owner);
  if (owner === undefined || proxy === undefined) return undefined;
  return { owner, path: ['spec', 'backendTLS'], value: pick(proxy, 'spec', 'backendTLS') };
}

function merges(found: Found, { owner }: Settings, abilities: Abilities): boolean {
  const type = pickString(lookUp(found, owner), 'spec', 'mergeType');
  return abilities.proxiesMerge !== 'no' && (type === 'StrategicMerge' || type === 'JSONMerge');
}

/** Field by field; lists are replaced whole. */
function merged(base: Json | undefined, over: Json | undefined): Json | undefined {
  if (over === undefined) return base;
  if (!isJsonObject(base) || !isJsonObject(over)) return over;
  const entries = Object.entries(over).map(([name, value]) => [name, merged(base[name], value) ?? value] as const);
  return { ...base, ...Object.fromEntries(entries) };
}

function refOfGateway(gateway: K8sObject): ObjectRef | undefined {
  return parameters(pick(gateway, 'spec', 'infrastructure', 'parametersRef'), namespaceOf(gateway));
}

function refOfClass(found: Found, gateway: K8sObject): ObjectRef | undefined {
  const name = pickString(gateway, 'spec', 'gatewayClassName') ?? '';
  const gatewayClass = lookUp(found, { group: GATEWAY_API_GROUP, kind: 'GatewayClass', namespace: '', name });
  const ref = pick(gatewayClass, 'spec', 'parametersRef');
  return parameters(ref, pickString(ref, 'namespace') ?? 'default');
}

function parameters(ref: Json | undefined, namespace: string): ObjectRef | undefined {
  const name = pickString(ref, 'name');
  if (name === undefined || pickString(ref, 'kind') !== 'EnvoyProxy') return undefined;
  return { group: ENVOY_GROUP, kind: 'EnvoyProxy', namespace, name };
}
