import type { FieldPath } from '../../configuration/configuration.ts';
import { listenerModes, parentsOf } from '../../gateway-api/backend-refs.ts';
import { type Found, lookUp, namespaceOf } from '../../gateway-api/found.ts';
import { type Endpoint, type Hop, type HopState, stateOf } from '../../gateway-api/hop.ts';
import { type Json, pickList, pickNumber, pickString } from '../../manifest/json.ts';
import { describeRef, type K8sObject, type ObjectRef, refOf } from '../../manifest/object.ts';
import type { ReviewedHop } from '../../review/review.ts';
import { certificateWords, connectionName } from './connection-words.ts';
import { HOP_WORDS } from './hop-words.ts';

/** What the diagram shows, in words and without geometry: one lane for each hop. */
export interface Lane {
  /** Unique among the lanes. */
  readonly key: string;
  readonly state: HopState;
  readonly client: Part;
  readonly listener: Part;
  readonly route: Part;
  readonly connection: Part;
  readonly endpoint: Part;
  readonly certificate: Part;
}

export interface Part {
  /** Parts of different lanes with the same key are one and the same thing. */
  readonly key: string;
  /** What it is: `Listener`. */
  readonly label: string;
  readonly name: string;
  readonly detail: string;
  /** Everything about it, in a sentence or two. */
  readonly says: string;
  readonly aim: Aim;
}

/** Where a click leads. */
export interface Aim {
  readonly field: FieldPath | null;
  readonly object: ObjectRef | null;
  readonly path: readonly (string | number)[];
}

/** Nothing to lead to. */
const NOWHERE: Aim = { field: null, object: null, path: [] };

export function lanesOf(hops: readonly ReviewedHop[], found: Found): readonly Lane[] {
  return hops.map((reviewed, index) => laneOf(reviewed, found, index));
}

function laneOf(reviewed: ReviewedHop, found: Found, index: number): Lane {
  const { hop, backend } = reviewed;
  const route = hop.from === null ? undefined : lookUp(found, hop.from.route);
  const field = (name: string): FieldPath | null => (backend === null ? null : `backends.${backend}.${name}`);
  const key = String(index);
  return {
    key,
    state: stateOf(hop.connection),
    ...approachOf(hop, route, found, key),
    connection: connectionPart(reviewed, key, field('validation.mode')),
    endpoint: endpointPart(hop.to, key, field),
    certificate: certificatePart(hop, key, field('validation.hostname')),
  };
}

/** The way from the client to the route. */
function approachOf(
  hop: Hop,
  route: K8sObject | undefined,
  found: Found,
  lane: string,
): Pick<Lane, 'client' | 'listener' | 'route'> {
  if (hop.from === null || route === undefined) return strayApproach(lane);
  const ref = hop.from.route;
  const hosts = pickList(route, 'spec', 'hostnames').filter((host) => typeof host === 'string');
  const host = hosts[0] ?? 'any host';
  const more = hosts.length > 1 ? ` and ${hosts.length - 1} more` : '';
  const listener = listenerPart(route, found);
  return {
    client: {
      key: `client ${listener.key} ${ref.namespace}/${ref.name}`,
      label: 'Client',
      name: host,
      detail: more === '' ? clientWords(route, found) : more.trim(),
      says: `Clients ask for ${hosts.length === 0 ? 'any host' : hosts.join(', ')}. ${CLIENT_SAYS[clientWords(route, found)]}`,
      aim: { field: 'route.hostnames', object: ref, path: ['spec', 'hostnames'] },
    },
    listener,
    route: {
      key: `${ref.kind} ${ref.namespace}/${ref.name}`,
      label: ref.kind,
      name: ref.name,
      detail: `in ${ref.namespace}`,
      says: `${describeRef(ref)} chooses the backend.`,
      aim: { field: 'route.name', object: ref, path: [] },
    },
  };
}

function strayApproach(lane: string): Pick<Lane, 'client' | 'listener' | 'route'> {
  const part = (label: string, name: string, says: string): Part => ({
    key: `stray ${label} ${lane}`,
    label,
    name,
    detail: '',
    says,
    aim: NOWHERE,
  });
  return {
    client: part('Client', 'nobody', 'No client gets here.'),
    listener: part('Listener', 'none', 'No listener leads here.'),
    route: part('Route', 'none', 'No route in these manifests leads to this backend.'),
  };
}

const CLIENT_SAYS = {
  'speaks TLS': 'Their TLS ends at the listener.',
  'TLS end to end': 'Their TLS goes through to the pod.',
  'plain listener': 'The listener ends no TLS: bytes come in as clients send them.',
  'differs by listener': 'What they speak differs by listener.',
  'listener not known': 'The listener is not in these manifests, so what they speak is not known.',
} as const;

function clientWords(route: K8sObject, found: Found): keyof typeof CLIENT_SAYS {
  const modes = listenerModes(found, route);
  if (modes.size > 1) return 'differs by listener';
  if (modes.has('terminates')) return 'speaks TLS';
  if (modes.has('passthrough')) return 'TLS end to end';
  return modes.has('plain') ? 'plain listener' : 'listener not known';
}

function listenerPart(route: K8sObject, found: Found): Part {
  const [parent] = parentsOf(found, route);
  const gateway = parent?.gateway;
  if (gateway === undefined) {
    return {
      key: `listener of ${namespaceOf(route)}/${route.metadata.name}`,
      label: 'Listener',
      name: parent?.sectionName ?? 'not known',
      detail: 'Gateway not given',
      says: 'The Gateway is not in these manifests, so what its listener does is not known.',
      aim: { field: 'gateway.name', object: null, path: [] },
    };
  }
  const listeners = pickList(gateway, 'spec', 'listeners');
  const index = Math.max(
    0,
    listeners.findIndex((listener) => pickString(listener, 'name') === parent?.sectionName),
  );
  const ref = refOf(gateway);
  const { name, protocol } = listenerWords(listeners[index]);
  return {
    key: `listener ${describeRef(ref)} ${index}`,
    label: protocol === '' ? 'Listener' : `${protocol} listener`,
    name,
    detail: `Gateway ${ref.name}`,
    says: `Listener ${name} of ${describeRef(ref)}${protocol === '' ? '' : `, protocol ${protocol}`}.`,
    aim: { field: 'gateway.listener.name', object: ref, path: ['spec', 'listeners', index] },
  };
}

function listenerWords(listener: Json | undefined): { name: string; protocol: string } {
  const port = pickNumber(listener, 'port');
  const protocol = pickString(listener, 'protocol') ?? '';
  const name = pickString(listener, 'name') ?? 'listener';
  return { name: port === undefined ? name : `${name}:${port}`, protocol };
}

function connectionPart({ hop, explanation }: ReviewedHop, lane: string, field: FieldPath | null): Part {
  const state = stateOf(hop.connection);
  const cause = causeOf(hop);
  const because = hop.because.map(({ object, says }) => `${describeRef(object)} ${says}.`);
  return {
    key: `connection ${lane}`,
    label: HOP_WORDS[state].word,
    name: connectionName(hop.connection),
    detail: cause === undefined ? 'nothing asks for TLS' : `${cause.object.kind} ${cause.object.name}`,
    says: [HOP_WORDS[state].means, explanation, ...because].join(' '),
    aim: { field, object: cause?.object ?? hop.from?.route ?? null, path: cause?.path ?? [] },
  };
}

/** What makes the connection what it is, the route that merely leads there aside. */
function causeOf(hop: Hop): Hop['because'][number] | undefined {
  return hop.because.find(({ object }) => !object.kind.endsWith('Route'));
}

function endpointPart(to: Endpoint, lane: string, field: (name: string) => FieldPath | null): Part {
  const key = `endpoint ${lane}`;
  if (to.kind === 'Host') {
    const port = to.port === null ? '' : `port ${to.port}`;
    return {
      key,
      label: 'External',
      name: to.hostname,
      detail: port,
      says: `External host ${to.hostname}${port === '' ? '' : `, ${port}`}.`,
      aim: { field: field('target.hostname'), object: null, path: [] },
    };
  }
  const port = to.port === null ? '' : `${to.portName ?? 'port'}:${to.port}`;
  const ref: ObjectRef = { group: '', kind: 'Service', namespace: to.namespace, name: to.name };
  return {
    key,
    label: 'Service',
    name: to.name,
    detail: port === '' ? `in ${to.namespace}` : port,
    says: `${describeRef(ref)}${port === '' ? '' : `, port ${port}`}.`,
    aim: { field: field('target.name'), object: ref, path: [] },
  };
}

function certificatePart(hop: Hop, lane: string, field: FieldPath | null): Part {
  const [name, detail] = certificateWords(hop.connection);
  const cause = causeOf(hop);
  return {
    key: `certificate ${lane}`,
    label: 'Certificate',
    name,
    detail,
    says: `The backend’s certificate: ${name}, ${detail}.`,
    aim: { field, object: cause?.object ?? null, path: cause?.path ?? [] },
  };
}
