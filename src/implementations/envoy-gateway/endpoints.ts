import type { Setting } from '../../configuration/configuration.ts';
import { type Found, lookUp } from '../../gateway-api/found.ts';
import type { Endpoint } from '../../gateway-api/hop.ts';
import { type Json, pick, pickList, pickNumber, pickString } from '../../manifest/json.ts';
import type { K8sObject } from '../../manifest/object.ts';

/** Where a Backend leads to, and which addresses Envoy Gateway refuses. */

export const DYNAMIC_HOST = 'the Host of each request';

export function isDynamic(backend: K8sObject): boolean {
  return pickString(backend, 'spec', 'type') === 'DynamicResolver';
}

/** Reaches pods by the name of their Service: the Service and port that a DNS name of the cluster stands for. */
export interface ClusterName {
  readonly service: string;
  readonly namespace: string;
}

/** Reads `<service>.<namespace>.svc.<cluster domain>`; `undefined` for any other name. */
export function clusterName(
  hostname: string,
  { clusterDomain }: Pick<Setting, 'clusterDomain'>,
): ClusterName | undefined {
  const ending = [`.svc.${clusterDomain}.`, `.svc.${clusterDomain}`, '.svc'].find((one) => hostname.endsWith(one));
  if (ending === undefined) return undefined;
  const [service, namespace, ...rest] = hostname.slice(0, -ending.length).split('.');
  return service === undefined || namespace === undefined || rest.length > 0 ? undefined : { service, namespace };
}

/** What the diagram shows as the Backend's end: of several endpoints the first. */
export function endpointOf(found: Found, backend: K8sObject, setting: Setting): Endpoint {
  if (isDynamic(backend)) return { kind: 'Host', hostname: DYNAMIC_HOST, port: null };
  const [first] = pickList(backend, 'spec', 'endpoints');
  const [fqdn, ip] = [pickString(first, 'fqdn', 'hostname'), pickString(first, 'ip', 'address')];
  const port = pickNumber(first, 'fqdn', 'port') ?? pickNumber(first, 'ip', 'port') ?? null;
  const name = fqdn === undefined ? undefined : clusterName(fqdn, setting);
  if (name === undefined) {
    return { kind: 'Host', hostname: fqdn ?? ip ?? pickString(first, 'unix', 'path') ?? 'no endpoint', port };
  }
  const service = serviceBehind(found, name);
  const entry = pickList(service, 'spec', 'ports').find((one) => reaches(service, one, port));
  return {
    kind: 'Service',
    namespace: name.namespace,
    name: name.service,
    port: pickNumber(entry, 'port') ?? port,
    portName: pickString(entry, 'name') ?? null,
  };
}

export function serviceBehind(found: Found, { service, namespace }: ClusterName): K8sObject | undefined {
  return lookUp(found, { group: '', kind: 'Service', namespace, name: service });
}

export function isHeadless(service: K8sObject | undefined): boolean {
  return pickString(service, 'spec', 'clusterIP') === 'None';
}

/** Whether traffic for `port` of the Service's DNS name arrives at this entry of its ports. */
export function reaches(service: K8sObject | undefined, entry: Json, port: number | null): boolean {
  if (!isHeadless(service)) return pickNumber(entry, 'port') === port;
  const targetPort = pick(entry, 'targetPort');
  return typeof targetPort === 'string' || (targetPort ?? pickNumber(entry, 'port')) === port;
}

/** The host names of a Backend's endpoints. */
export function endpointNames(backend: K8sObject): readonly string[] {
  return pickList(backend, 'spec', 'endpoints').flatMap(
    (endpoint) => pickString(endpoint, 'fqdn', 'hostname') ?? pickString(endpoint, 'hostname') ?? [],
  );
}

export function isFoundByDns(backend: K8sObject): boolean {
  return pickList(backend, 'spec', 'endpoints').some((endpoint) => pick(endpoint, 'fqdn') !== undefined);
}

/** The ports of a Backend's endpoints. */
export function endpointPorts(backend: K8sObject): readonly number[] {
  return pickList(backend, 'spec', 'endpoints').flatMap(
    (endpoint) => pickNumber(endpoint, 'fqdn', 'port') ?? pickNumber(endpoint, 'ip', 'port') ?? [],
  );
}

/** Why Envoy Gateway refuses a Backend for one of its endpoints; `undefined` where it does not. */
export function endpointProblem(backend: K8sObject): { readonly index: number; readonly says: string } | undefined {
  const endpoints = pickList(backend, 'spec', 'endpoints');
  if (isDynamic(backend)) {
    return endpoints.length === 0 ? undefined : { index: 0, says: 'A DynamicResolver takes no endpoints.' };
  }
  for (const [index, endpoint] of endpoints.entries()) {
    const says = addressProblem(endpoint);
    if (says !== undefined) return { index, says };
  }
  return endpoints.length === 0 ? { index: 0, says: 'It has no endpoints.' } : undefined;
}

function addressProblem(endpoint: Json): string | undefined {
  const hostname = pickString(endpoint, 'hostname');
  const problem = hostname === undefined ? undefined : nameProblem(hostname);
  if (problem !== undefined) return problem;
  const fqdn = pickString(endpoint, 'fqdn', 'hostname');
  const ip = pickString(endpoint, 'ip', 'address');
  if (fqdn !== undefined) return nameProblem(fqdn);
  if (ip !== undefined) {
    return /^127\.|^::1$|^(0+:){7}0*1$/.test(ip) ? `The loopback address ${ip} is refused.` : undefined;
  }
  return pick(endpoint, 'unix') === undefined
    ? 'An endpoint needs an fqdn or an IP address.'
    : 'Unix sockets are refused as backends of a route.';
}

function nameProblem(fqdn: string): string | undefined {
  const name = fqdn.endsWith('.') ? fqdn.slice(0, -1) : fqdn;
  if (name.length > 253) return `The name ${name.slice(0, 40)}… is longer than 253 characters.`;
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(name)) return `${name} is an IP address, not a name.`;
  // The dot at the end counts, so that “localhost.” passes.
  return fqdn.includes('.') ? undefined : `The name ${name} has a single label; two are the least.`;
}
