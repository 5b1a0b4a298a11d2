import { expect, test } from 'vitest';
import { DEFAULTS } from '../configuration/configuration.ts';
import { readConfiguration } from '../configuration/read-configuration.ts';
import { implementation as any } from '../implementations/any/implementation.ts';
import { implementation as cilium } from '../implementations/cilium/implementation.ts';
import { implementation as higress } from '../implementations/higress/implementation.ts';
import type { Implementation } from '../implementations/implementation.ts';
import { implementation as nginx } from '../implementations/nginx-gateway-fabric/implementation.ts';
import { implementation as traefik } from '../implementations/traefik/implementation.ts';
import { review } from './review.ts';

function said(implementation: Implementation, version: string) {
  const reading = readConfiguration({ setting: { ...DEFAULTS.setting, version } });
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  const { findings, hops } = review(reading.configuration, implementation);
  const ofVersion = findings.filter(({ id, at }) => id === 'GEN-50' || (id === 'NGF-22' && at.field !== undefined));
  return {
    findings: ofVersion.map(({ severity, id }) => `${severity} ${id}`),
    doubted: hops.some(({ hop }) =>
      hop.unsure.some((doubt) => doubt.includes(`Nothing is known of version ${version}`)),
    ),
  };
}

test.each<[string, Implementation, string, readonly string[]]>([
  ['older than all: Cilium 1.19', cilium, '1.19', ['error GEN-50']],
  ['older than all: Higress 2.1.9', higress, '2.1.9', ['error GEN-50']],
  ['newer than all', traefik, '4.0', ['warning GEN-50']],
  ['that the implementation itself speaks of', nginx, '1.4', ['error NGF-22']],
])('a version %s', (_, implementation, version, expected) => {
  expect(said(implementation, version)).toEqual({ findings: expected, doubted: true });
});

test.each<[string, Implementation, string]>([
  ['a known minor', cilium, '1.20'],
  ['a patch of it', cilium, '1.20.3'],
  ['a version that is not known', cilium, 'unlisted'],
  ['one of an implementation without versions', any, '7.1'],
])('nothing is strange about %s', (_, implementation, version) => {
  expect(said(implementation, version)).toEqual({ findings: [], doubted: false });
});
