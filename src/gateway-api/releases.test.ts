import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { CHANNELS, GATEWAY_API_RELEASES } from '../configuration/configuration.ts';
import type { Json } from '../manifest/json.ts';
import { pick, pickList, pickString } from '../manifest/json.ts';
import { clientCertificateField, GATEWAY_API_KINDS, servedVersions, tagOf } from './releases.ts';

const CRDS = resolve(import.meta.dirname, '../../../shared/crds/gateway-api');
const EVERY = GATEWAY_API_RELEASES.flatMap((release) => CHANNELS.map((channel) => ({ release, channel })));

/** The versions in a CRD file; none where the release and channel has no such file. */
function versionsIn(tag: string, channel: string, plural: string): readonly Json[] {
  const file = resolve(CRDS, tag, channel, `gateway.networking.k8s.io_${plural}.yaml`);
  return existsSync(file) ? pickList(load(readFileSync(file, 'utf8')) as Json, 'spec', 'versions') : [];
}

function pluralOf(kind: string): string {
  return `${kind
    .toLowerCase()
    .replace(/class$/, 'classe')
    .replace(/policy$/, 'policie')}s`;
}

describe.skipIf(!existsSync(CRDS))('the releases (skipped where ../shared/crds is not at hand)', () => {
  it.each(EVERY)('$release $channel serves what its CRDs say', ({ release, channel }) => {
    for (const kind of GATEWAY_API_KINDS) {
      const served = versionsIn(tagOf(release), channel, pluralOf(kind))
        .filter((version) => pick(version, 'served') === true)
        .map((version) => pickString(version, 'name'));
      expect([kind, ...[...servedVersions({ release, channel, missingKinds: [] }, kind)].sort()]).toEqual([
        kind,
        ...served.sort(),
      ]);
    }
  });

  it.each(EVERY)(
    '$release $channel has the client certificate where its Gateway CRD has it',
    ({ release, channel }) => {
      const spec = ['schema', 'openAPIV3Schema', 'properties', 'spec', 'properties'];
      const v1 = versionsIn(tagOf(release), channel, 'gateways').find(
        (version) => pickString(version, 'name') === 'v1',
      );
      const field = pick(v1, ...spec, 'tls', 'properties', 'backend')
        ? 'spec.tls.backend'
        : pick(v1, ...spec, 'backendTLS')
          ? 'spec.backendTLS'
          : null;
      expect(v1).toBeDefined();
      expect(clientCertificateField({ release, channel })).toBe(field);
    },
  );
});

it('serves nothing of a kind that is missing', () => {
  const installed = { release: '1.6', channel: 'standard', missingKinds: ['BackendTLSPolicy'] } as const;
  expect(servedVersions({ ...installed, missingKinds: [...installed.missingKinds] }, 'BackendTLSPolicy')).toEqual([]);
  expect(servedVersions({ ...installed, missingKinds: [] }, 'BackendTLSPolicy')).toEqual(['v1']);
});
