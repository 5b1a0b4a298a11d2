import type { NonEmpty } from '../../../manifest/json.ts';
import { entries } from '../given.ts';
import { wrong } from '../mistakes.ts';
import { type Find, type Rule, rulesOf } from '../rule.ts';
import { TCP_ROUTE, TLS_ROUTE } from './kinds.ts';
import { parentRules, portOfService } from './references.ts';
import { differentNames } from './route-rules.ts';

const BACKENDS: NonEmpty<string> = ['spec.rules[].backendRefs[]'];

/** The field’s pattern leaves no other form of an address than IPv4. A leading zero makes it none. */
const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;

const namesNotAddresses: Find = (hostnames) =>
  entries(hostnames).flatMap((hostname, index) =>
    typeof hostname === 'string' && IPV4.test(hostname)
      ? [wrong([index], 'Give a host name in place of this IP address: a client sends no address as SNI.')]
      : [],
  );

export const TLS_ROUTE_RULES: readonly Rule[] = rulesOf(TLS_ROUTE, [
  ...parentRules(['ADM-TLS-01', 'ADM-TLS-02', 'ADM-TLS-03', 'ADM-TLS-04']),
  {
    id: 'ADM-TLS-05',
    covers: ['spec.rules'],
    when: [{ versions: ['v1alpha2'] }, { versions: ['v1alpha3'], until: '1.4' }],
    find: differentNames,
  },
  { id: 'ADM-TLS-06', covers: BACKENDS, find: portOfService },
  {
    id: 'ADM-TLS-07',
    covers: ['spec.hostnames'],
    when: [{ since: '1.5', versions: ['v1', 'v1alpha3'] }],
    find: namesNotAddresses,
  },
]);

export const TCP_ROUTE_RULES: readonly Rule[] = rulesOf(TCP_ROUTE, [
  ...parentRules(['ADM-TCP-01', 'ADM-TCP-02', 'ADM-TCP-03', 'ADM-TCP-04']),
  { id: 'ADM-TCP-05', covers: ['spec.rules'], when: [{ versions: ['v1alpha2'] }], find: differentNames },
  { id: 'ADM-TCP-06', covers: BACKENDS, find: portOfService },
]);
