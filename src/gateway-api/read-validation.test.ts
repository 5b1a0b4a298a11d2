import { expect, it } from 'vitest';
import { type Backend, DEFAULTS, type SubjectAltName } from '../configuration/configuration.ts';
import { foundOf } from './found.ts';
import type { Hop } from './hop.ts';
import { readValidation } from './read-validation.ts';
import { STANDARD_SAYS } from './says.ts';

/** A connection that some object of an implementation’s own makes, and that checks the name which it sends. */
const HOP: Hop = {
  from: null,
  to: { kind: 'Host', hostname: 'api.example.org', port: 443 },
  speaker: 'the gateway',
  connection: {
    kind: 'tls',
    sni: { kind: 'name', name: 'api.example.org' },
    anchors: { kind: 'system' },
    names: { kind: 'checked', names: [{ type: 'Hostname', value: 'api.example.org' }] },
    clientCertificate: null,
    minimumVersion: null,
    maximumVersion: null,
  },
  because: [],
  evidence: [],
  unsure: [],
};

function namesRead(listsHostName: boolean, ...subjectAltNames: SubjectAltName[]) {
  const nothing = foundOf([]);
  const reading = {
    found: nothing,
    asked: nothing,
    old: DEFAULTS,
    around: DEFAULTS,
    says: { ...STANDARD_SAYS, listsHostName },
  };
  const base: Backend = {
    ...DEFAULTS.backends[0],
    validation: { mode: 'system', hostname: 'api.example.org', subjectAltNames },
  };
  return readValidation(reading, HOP, undefined, base);
}

const read = (subjectAltNames: readonly SubjectAltName[]) => ({
  mode: 'system',
  hostname: 'api.example.org',
  subjectAltNames,
});

it('keeps the host name as subject alternative name where the form has it so and manifests always list it, and nothing else', () => {
  const same: SubjectAltName = { type: 'Hostname', hostname: 'api.example.org' };
  const other: SubjectAltName = { type: 'Hostname', hostname: 'b.example.org' };
  expect(namesRead(true)).toEqual(read([]));
  expect(namesRead(true, same)).toEqual(read([same]));
  expect(namesRead(true, other)).toEqual(read([]));
  expect(namesRead(true, same, other)).toEqual(read([]));
  expect(namesRead(false, same)).toEqual(read([]));
});
