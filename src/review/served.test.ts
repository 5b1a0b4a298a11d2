import { describe, expect, it } from 'vitest';
import { DEFAULTS, GATEWAY_API_RELEASES, type Setting } from '../configuration/configuration.ts';
import { evidence } from '../gateway-api/evidence.ts';
import { foundOf } from '../gateway-api/found.ts';
import type { Watch } from '../implementations/fact.ts';
import { servedFindings } from './served.ts';

const GROUP = 'gateway.networking.k8s.io';
const seen = [evidence('source', 'https://example.org/watch')] as const;
const watch = (kind: string, apiVersion: string, ...versions: readonly [Watch['versions'][0]]): Watch => ({
  group: GROUP,
  kind,
  apiVersion,
  versions,
  evidence: seen,
});
/** A controller that moves from v1alpha2 to v1 with its 2.0. */
const WATCHES = [watch('TCPRoute', 'v1alpha2', { below: '2.0.0' }), watch('TCPRoute', 'v1', { from: '2.0.0' })];

function setting(
  release: Setting['gatewayApi']['release'],
  channel: 'standard' | 'experimental',
  version = '1.0',
): Setting {
  return { ...DEFAULTS.setting, version, gatewayApi: { release, channel, missingKinds: [] } };
}
const object = (kind: string, version: string, name = 'a') => ({
  apiVersion: `${GROUP}/${version}`,
  kind,
  metadata: { name, namespace: 'shop' },
});
const found = (kind: string, version: string) => foundOf([object(kind, version)]);

describe('GEN-11: what the cluster does not serve', () => {
  it('is a kind that the channel has not, with the nearest releases that have it', () => {
    const [finding, ...rest] = servedFindings(found('BackendTLSPolicy', 'v1'), setting('1.3', 'standard'), []);
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({
      id: 'GEN-11',
      severity: 'error',
      message: 'BackendTLSPolicy is not part of Gateway API 1.3, standard channel.',
      at: { field: 'setting.gatewayApi.release' },
    });
    expect(finding?.fixes.map(({ label }) => label)).toEqual([
      'Install Gateway API 1.4, standard channel',
      'Install Gateway API 1.3, experimental channel',
    ]);
    expect(finding?.reason).toContain('safe-upgrades.gateway.networking.k8s.io');
  });

  it('is a kind that a managed set leaves out', () => {
    const managed = setting('1.5', 'standard');
    const without = { ...managed, gatewayApi: { ...managed.gatewayApi, missingKinds: ['GRPCRoute', 'TLSRoute'] } };
    const [finding] = servedFindings(found('GRPCRoute', 'v1'), without, []);
    expect(finding).toMatchObject({ id: 'GEN-11', at: { field: 'setting.gatewayApi.missingKinds' } });
    expect(finding?.fixes).toEqual([
      { label: 'Install GRPCRoute', edits: [{ at: 'setting.gatewayApi.missingKinds', value: ['TLSRoute'] }] },
    ]);
  });

  it('is an API version that is gone', () => {
    const [finding] = servedFindings(found('BackendTLSPolicy', 'v1alpha3'), setting('1.6', 'standard'), []);
    expect(finding).toMatchObject({ id: 'GEN-11', at: { path: ['apiVersion'] } });
    expect(finding?.reason).toContain('It serves v1.');
    expect(finding?.fixes[0]?.label).toBe('Install Gateway API 1.6, experimental channel');
  });

  it('is mended first of all by the version that is served, where the controller reads it', () => {
    const old = { ...object('BackendTLSPolicy', 'v1alpha3'), spec: { targetRefs: [{ name: 'api' }] } };
    const reads = [watch('BackendTLSPolicy', 'v1', {})];
    const [finding] = servedFindings(foundOf([old]), setting('1.6', 'standard'), reads);
    expect(finding?.fixes.map(({ label }) => label)).toEqual([
      'Raise to v1',
      'Install Gateway API 1.6, experimental channel',
    ]);
  });

  it.each(GATEWAY_API_RELEASES)('is never ReferenceGrant v1beta1: %s', (release) => {
    expect(servedFindings(found('ReferenceGrant', 'v1beta1'), setting(release, 'standard'), [])).toEqual([]);
  });

  it('is said once, however many objects there are', () => {
    const objects = Array.from({ length: 50 }, (_, index) => object('TCPRoute', 'v1', `r${index}`));
    expect(servedFindings(foundOf(objects), setting('1.2', 'standard'), [])).toHaveLength(1);
  });

  it('says nothing of kinds of other groups', () => {
    const other = { apiVersion: 'x.io/v1', kind: 'BackendTLSPolicy', metadata: { name: 'a' } };
    expect(servedFindings(foundOf([other]), setting('1.2', 'standard'), WATCHES)).toEqual([]);
  });
});

describe('GEN-15: what is served and read by nobody', () => {
  it('is an error, with the version of the controller and the CRDs that would do', () => {
    const [finding, ...rest] = servedFindings(found('TCPRoute', 'v1'), setting('1.6', 'standard'), WATCHES);
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({
      id: 'GEN-15',
      severity: 'error',
      message: 'TCPRoute v1 is accepted by the API server and read by nobody.',
      evidence: seen,
    });
    expect(finding?.fixes.map(({ label }) => label)).toEqual([
      'Use version 2.0 of the controller',
      'Install Gateway API 1.6, experimental channel',
    ]);
  });

  it.each([
    ['the experimental channel serves what is read', setting('1.6', 'experimental')],
    ['the newer controller reads what is served', setting('1.6', 'standard', '2.0')],
    ['whichever version it is, it reads what is served', setting('1.6', 'experimental', 'unlisted')],
  ])('is not said where %s', (_, here) => {
    expect(servedFindings(found('TCPRoute', 'v1'), here, WATCHES)).toEqual([]);
  });

  it('is a warning that speaks of both possibilities where the version is not known', () => {
    const [finding] = servedFindings(found('TCPRoute', 'v1'), setting('1.6', 'standard', 'unlisted'), WATCHES);
    expect(finding).toMatchObject({ id: 'GEN-15', severity: 'warning', at: { field: 'setting.version' } });
    expect(finding?.reason).toContain('v1alpha2 (before 2.0.0), v1 (from 2.0.0)');
  });

  it('is a warning where the patch level decides', () => {
    const patch = [watch('TLSRoute', 'v1', { from: '1.8.3' })];
    const [finding] = servedFindings(found('TLSRoute', 'v1'), setting('1.6', 'standard', '1.8'), patch);
    expect(finding).toMatchObject({ severity: 'warning', fixes: [{ label: 'Use version 1.8.3 of the controller' }] });
    expect(servedFindings(found('TLSRoute', 'v1'), setting('1.6', 'standard', '1.8.3'), patch)).toEqual([]);
  });

  it('is not said of kinds that the implementation says nothing about', () => {
    expect(servedFindings(found('GRPCRoute', 'v1'), setting('1.6', 'standard'), WATCHES)).toEqual([]);
  });
});
