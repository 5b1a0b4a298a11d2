import { pick, pickList, pickNumber, pickString } from '../manifest/json.ts';
import type { K8sObject } from '../manifest/object.ts';
import { parentsOf } from './backend-refs.ts';
import type { Edit } from './finding.ts';
import { type Found, namespaceOf } from './found.ts';

/** What a route says about itself. A TCPRoute has no host names to say. */
export function readRoute(route: K8sObject): readonly Edit[] {
  const hostnames = pickList(route, 'spec', 'hostnames');
  return [
    { at: 'route.kind', value: route.kind },
    { at: 'route.namespace', value: namespaceOf(route) },
    { at: 'route.name', value: route.metadata.name },
    ...(route.kind === 'TCPRoute' ? [] : [{ at: 'route.hostnames', value: hostnames }]),
  ];
}

/** What a route and its first Gateway, where that is in the manifests, say about the Gateway. */
export function readGateway(found: Found, route: K8sObject): readonly Edit[] {
  const [parent] = pickList(route, 'spec', 'parentRefs');
  const name = pickString(parent, 'name');
  if (name === undefined) return [];
  const gateway = parentsOf(found, route)[0]?.gateway;
  const className = pickString(gateway, 'spec', 'gatewayClassName');
  return [
    { at: 'gateway.name', value: name },
    { at: 'gateway.namespace', value: pickString(parent, 'namespace') ?? namespaceOf(route) },
    ...(className === undefined ? [] : [{ at: 'gateway.className', value: className }]),
    ...readListener(gateway, pickString(parent, 'sectionName')),
  ];
}

function readListener(gateway: K8sObject | undefined, sectionName: string | undefined): readonly Edit[] {
  const listeners = pickList(gateway, 'spec', 'listeners');
  const listener =
    sectionName === undefined
      ? listeners[0]
      : listeners.find((candidate) => pickString(candidate, 'name') === sectionName);
  const [secret] = pickList(listener, 'tls', 'certificateRefs');
  const protocol = pickString(listener, 'protocol');
  // Terminate is the API's default.
  const mode = pickString(listener, 'tls', 'mode') ?? 'Terminate';
  return [
    ['name', pickString(listener, 'name') ?? sectionName],
    ['port', pickNumber(listener, 'port')],
    ['protocol', protocol],
    ['tlsMode', protocol === 'TLS' && pick(listener, 'tls') !== undefined ? mode : undefined],
    ['certificateSecret', pickString(secret, 'name')],
  ].flatMap(([field, value]) => (value === undefined ? [] : [{ at: `gateway.listener.${field}`, value }]));
}
