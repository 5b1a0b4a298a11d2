import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CHANNELS, GATEWAY_API_RELEASES } from '../../src/configuration/configuration.ts';
import { GATEWAY_API_KINDS, servedVersions, tagOf } from '../../src/gateway-api/releases.ts';
import { implementations } from '../laws/loaded.ts';
import { CRDS_AT_HAND, hasCrdFolder, loadCrds } from './crds.ts';
import { PAIRINGS, pairingsDocument } from './pairings.ts';

const DOCUMENT = resolve(import.meta.dirname, '../../docs/crd-pairings.md');

describe('the pairing of versions and CRDs', () => {
  it('is what docs/crd-pairings.md says', () => {
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(DOCUMENT, pairingsDocument());
    expect(readFileSync(DOCUMENT, 'utf8')).toBe(pairingsDocument());
  });

  it('has a row for every version that is offered', () => {
    const missing = implementations.flatMap(({ card, implementation }) =>
      implementation.versions.filter(
        ({ minor }) => !PAIRINGS.some((row) => row.implementation === card.id && row.minor === minor),
      ),
    );
    expect(missing).toEqual([]);
  });

  it.skipIf(!CRDS_AT_HAND)('points at folders that are there (skipped where ../shared/crds is not at hand)', () => {
    const folders = PAIRINGS.flatMap(({ family, crds, rest = crds }) =>
      crds === null ? [] : [`${family}/${crds}`, `${family}/${rest}`],
    );
    expect(folders.filter((folder) => !hasCrdFolder(folder))).toEqual([]);
  });
});

describe.skipIf(!CRDS_AT_HAND)('the table of served versions (skipped where ../shared/crds is not at hand)', () => {
  it.each(GATEWAY_API_RELEASES.flatMap((release) => CHANNELS.map((channel) => ({ release, channel }))))(
    'agrees with the CRDs of $release $channel',
    ({ release, channel }) => {
      const crds = loadCrds(`gateway-api/${tagOf(release)}/${channel}`);
      for (const kind of GATEWAY_API_KINDS) {
        const served = crds.filter((crd) => crd.kind === kind && crd.served).map((crd) => crd.version);
        const table = servedVersions({ release, channel, missingKinds: [] }, kind);
        expect([kind, [...table].sort()]).toEqual([kind, served.sort()]);
      }
    },
  );
});
