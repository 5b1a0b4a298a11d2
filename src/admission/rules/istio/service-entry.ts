import type { Json, NonEmpty } from '../../../manifest/json.ts';
import { allDifferent, keyOf, notBoth } from '../demands.ts';
import { entries, filledNames, given, has, textOr } from '../given.ts';
import { missing, unwanted, when, wrong } from '../mistakes.ts';
import { type Find, type KindOfRule, type Rule, rulesOf } from '../rule.ts';
import { noWildcard } from './labels.ts';

const SERVICE_ENTRY: KindOfRule = {
  group: 'networking.istio.io',
  kind: 'ServiceEntry',
  source: 'CRD serviceentries.networking.istio.io, Istio 1.30.3 and 1.31.0-rc.0',
};

function resolutionOf(spec: Json): string {
  return textOr('NONE', spec, 'resolution');
}

const rangesStandStill: Find = (spec) => {
  const takesRanges = resolutionOf(spec) === 'NONE' || resolutionOf(spec) === 'STATIC';
  const ranges = entries(given(spec, 'addresses')).map((one) => typeof one === 'string' && one.includes('/'));
  return when(
    !takesRanges && ranges.includes(true),
    wrong(['addresses', ranges.indexOf(true)], 'Write single addresses, or set the resolution to NONE or STATIC.'),
  );
};

const noneWithoutEndpoints: Find = (spec) =>
  when(
    resolutionOf(spec) === 'NONE' && has(spec, 'endpoints'),
    unwanted('endpoints', 'Remove endpoints, or set a resolution: with NONE the client’s own address is used.'),
  );

const oneForRoundRobin: Find = (spec) =>
  when(
    resolutionOf(spec) === 'DNS_ROUND_ROBIN' && entries(given(spec, 'endpoints')).length > 1,
    wrong(['endpoints'], 'Keep one endpoint, or set the resolution to DNS: DNS_ROUND_ROBIN takes one.'),
  );

const addressed: Find = (endpoint) =>
  when(
    !has(endpoint, 'address') && !has(endpoint, 'network'),
    missing('address', 'Give the endpoint an address, or a network to be reached through.'),
  );

const SOCKET = 'unix://';

function isSocket(address: Json | undefined): address is string {
  return typeof address === 'string' && address.startsWith(SOCKET);
}

const socketWithoutPorts: Find = (endpoint) =>
  when(
    isSocket(given(endpoint, 'address')) && has(endpoint, 'ports'),
    unwanted('ports', 'Remove ports: a Unix socket has none.'),
  );

const wholeSocketPath: Find = (address) => {
  if (!isSocket(address)) return [];
  const start = address.charAt(SOCKET.length);
  return when(
    (start !== '/' && start !== '@') || address.endsWith('/'),
    wrong([], 'Write the whole path of a socket after unix://, or @ and the name of an abstract one.'),
  );
};

const PORT_KEY = /^[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?$/;
const LONGEST_PORT_KEY = 62;

const namedPorts: Find = (ports) =>
  filledNames(ports).flatMap((name) =>
    when(
      name.length > LONGEST_PORT_KEY || !PORT_KEY.test(name),
      wrong([name], 'Name a port with at most 62 letters, digits and “-”, a letter or digit at both ends.'),
    ),
  );

const possiblePort: Find = (port) =>
  when(typeof port === 'number' && (port < 1 || port > 65535), wrong([], 'Write a port from 1 to 65535.'));

const noBareWildcard: Find = (host) =>
  when(host === '*', wrong([], 'Name a host, or *. and a domain: * alone is all.'));

const SPEC: NonEmpty<string> = ['spec'];

export const SERVICE_ENTRY_RULES: readonly Rule[] = rulesOf(SERVICE_ENTRY, [
  {
    id: 'ADM-ISE-01',
    covers: SPEC,
    find: notBoth(
      'workloadSelector',
      'endpoints',
      'Keep either endpoints or the workloadSelector: both say where it is.',
    ),
  },
  { id: 'ADM-ISE-02', covers: SPEC, find: rangesStandStill },
  { id: 'ADM-ISE-03', covers: SPEC, find: noneWithoutEndpoints },
  { id: 'ADM-ISE-04', covers: SPEC, find: oneForRoundRobin },
  { id: 'ADM-ISE-05', covers: ['spec.endpoints[]'], find: addressed },
  { id: 'ADM-ISE-06', covers: ['spec.endpoints[]'], find: socketWithoutPorts },
  { id: 'ADM-ISE-07', covers: ['spec.endpoints[].address'], find: wholeSocketPath },
  { id: 'ADM-ISE-08', covers: ['spec.endpoints[].ports'], find: namedPorts },
  {
    id: 'ADM-ISE-09',
    covers: ['spec.endpoints[].ports{}', 'spec.ports[].number', 'spec.ports[].targetPort'],
    find: possiblePort,
  },
  { id: 'ADM-ISE-10', covers: ['spec.hosts[]'], find: noBareWildcard },
  {
    id: 'ADM-ISE-11',
    covers: ['spec.ports'],
    find: allDifferent((port) => keyOf(given(port, 'number')), 'Give each port a number of its own.', ['number']),
  },
  { id: 'ADM-ISE-12', covers: ['spec.workloadSelector.labels{}'], find: noWildcard },
]);
