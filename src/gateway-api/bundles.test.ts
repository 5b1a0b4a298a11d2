import { describe, expect, it } from 'vitest';
import { readConfiguration } from '../configuration/read-configuration.ts';
import { BUNDLES, bundleOf } from './bundles.ts';
import { servedVersions } from './releases.ts';

describe('the bundles', () => {
  it.each(BUNDLES)('$label can be set', ({ gatewayApi }) => {
    expect(readConfiguration({ setting: { gatewayApi } }).ok).toBe(true);
  });

  it('have ids of their own, and are told apart by what they set', () => {
    expect(new Set(BUNDLES.map(({ id }) => id)).size).toBe(BUNDLES.length);
    for (const bundle of BUNDLES) expect(bundleOf(bundle.gatewayApi)).toBe(bundle);
    expect(bundleOf({ release: '1.3', channel: 'standard', missingKinds: [] })).toBeUndefined();
  });

  it.each([
    ['upstream-standard', true],
    ['openshift-4.19', false],
    ['openshift-4.22', true],
    ['gke-addon', true],
  ])('%s has BackendTLSPolicy: %s', (id, has) => {
    const bundle = BUNDLES.find((one) => one.id === id);
    const served = bundle === undefined ? [] : servedVersions(bundle.gatewayApi, 'BackendTLSPolicy');
    expect(served.includes('v1')).toBe(has);
  });
});
