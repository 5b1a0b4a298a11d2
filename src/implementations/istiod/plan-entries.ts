import { BACKEND_PROTOCOLS, type Backend, type Configuration } from '../../configuration/configuration.ts';
import { shortened } from '../../configuration/names.ts';

/** A ServiceEntry to write: one host outside the cluster, with all of its ports. */
export interface EntryPlan {
  readonly namespace: string;
  readonly name: string;
  readonly host: string;
  /** Index of the first backend that it is for. */
  readonly index: number;
  readonly ports: readonly EntryPort[];
}

export interface EntryPort {
  readonly number: number;
  readonly name: string;
  readonly protocol: string;
}

export function planEntries(configuration: Configuration): readonly EntryPlan[] {
  const plans = new Map<string, EntryPlan>();
  const taken = new Set<string>();
  configuration.backends.forEach((backend, index) => {
    const { target } = backend;
    if (target.kind !== 'ExternalHost') return;
    const { namespace, hostname: host } = target;
    const key = `${namespace}/${host}`;
    const port = portOf(configuration, backend, target.port);
    const there = plans.get(key);
    if (there === undefined) {
      plans.set(key, { namespace, host, index, name: freeName(namespace, host, taken), ports: [port] });
    } else if (!there.ports.some(({ number }) => number === port.number)) {
      plans.set(key, { ...there, ports: [...there.ports, port] });
    }
  });
  return [...plans.values()];
}

/** The entry that stands for a host, in its namespace. */
export function entryFor(entries: readonly EntryPlan[], namespace: string, host: string): EntryPlan | undefined {
  return entries.find((entry) => entry.namespace === namespace && entry.host === host);
}

/** What is spoken inside of TLS; the TLS itself comes from the rule or policy. */
function portOf({ route }: Configuration, { protocol }: Backend, number: number): EntryPort {
  const name = `tls-${number}`;
  if (route.kind === 'HTTPRoute') return { number, name, protocol: PROTOCOLS[protocol] };
  return { number, name, protocol: route.kind === 'GRPCRoute' ? PROTOCOLS.grpc : 'TLS' };
}

const PROTOCOLS: { readonly [protocol in Backend['protocol']]: string } = {
  'http/1.1': 'HTTPS',
  h2: 'HTTP2',
  grpc: 'GRPC',
};

/** What an entry’s port says of the protocol, where the kind of route does not say it already. */
export function protocolSaid(routeKind: string, protocol: string | undefined): Backend['protocol'] | undefined {
  if (routeKind !== 'HTTPRoute') return undefined;
  return BACKEND_PROTOCOLS.find((one) => PROTOCOLS[one] === protocol);
}

function freeName(namespace: string, host: string, taken: Set<string>): string {
  const base = shortened(host.replaceAll('.', '-'), 240);
  let name = base;
  for (let count = 2; taken.has(`${namespace}/${name}`); count += 1) name = `${base}-${count}`;
  taken.add(`${namespace}/${name}`);
  return name;
}
