import { has } from '../given.ts';
import { unwanted, when } from '../mistakes.ts';
import { type Find, type Rule, rulesOf } from '../rule.ts';

const oneSource: Find = (rootCa) =>
  when(
    has(rootCa, 'secret') && has(rootCa, 'configMap'),
    unwanted(
      'configMap',
      'Remove secret or configMap: a CA comes from one object. Give the other an entry of its own.',
    ),
  );

function kind(name: string, plural: string) {
  return { group: 'traefik.io', kind: name, source: `CRD ${plural}.traefik.io, Traefik 3.6.24 to 3.8` };
}

export const SERVERS_TRANSPORT_RULES: readonly Rule[] = [
  ...rulesOf(kind('ServersTransport', 'serverstransports'), [
    { id: 'ADM-TST-01', covers: ['spec.rootCAs[]'], find: oneSource },
  ]),
  ...rulesOf(kind('ServersTransportTCP', 'serverstransporttcps'), [
    { id: 'ADM-TST-02', covers: ['spec.tls.rootCAs[]'], find: oneSource },
  ]),
];
