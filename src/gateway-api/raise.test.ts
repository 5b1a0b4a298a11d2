import { describe, expect, it } from 'vitest';
import { DEFAULTS, type Setting } from '../configuration/configuration.ts';
import type { K8sObject } from '../manifest/object.ts';
import { raised, type Watched } from './raise.ts';

const GATEWAY_API = 'gateway.networking.k8s.io';

function setting(
  release: Setting['gatewayApi']['release'],
  channel: Setting['gatewayApi']['channel'],
  version = '2.0',
): Setting {
  return { ...DEFAULTS.setting, version, gatewayApi: { release, channel, missingKinds: [] } };
}

/** A controller that read v1alpha3 of the policy before 2.0, and v1 since. */
const WATCHES: readonly Watched[] = [
  { group: GATEWAY_API, kind: 'BackendTLSPolicy', apiVersion: 'v1alpha3', versions: [{ below: '2.0' }] },
  { group: GATEWAY_API, kind: 'BackendTLSPolicy', apiVersion: 'v1', versions: [{ from: '2.0' }] },
  { group: GATEWAY_API, kind: 'ReferenceGrant', apiVersion: 'v1beta1', versions: [{}] },
  { group: 'own.example', kind: 'Target', apiVersion: 'v1beta1', versions: [{}] },
  { group: 'own.example', kind: 'Target', apiVersion: 'v1', versions: [{ from: '2.0' }] },
];

function object(apiVersion: string, kind: string, spec: K8sObject['spec'] = {}): K8sObject {
  return { apiVersion, kind, metadata: { name: 'api', namespace: 'shop' }, spec };
}

const policy = (version: string, spec: K8sObject['spec']) =>
  object(`${GATEWAY_API}/${version}`, 'BackendTLSPolicy', spec);

const OLDEST = policy('v1alpha2', {
  targetRef: { group: '', kind: 'Service', name: 'api', namespace: 'shop', sectionName: 'https' },
  tls: { hostname: 'api.internal.example', wellKnownCACerts: 'System' },
});

const PRESENT = {
  targetRefs: [{ group: '', kind: 'Service', name: 'api', sectionName: 'https' }],
  validation: { hostname: 'api.internal.example', wellKnownCACertificates: 'System' },
};

describe('a BackendTLSPolicy of Gateway API 1.0', () => {
  it('becomes v1 field by field, and says so', () => {
    expect(raised(OLDEST, setting('1.6', 'standard'), WATCHES)).toEqual({
      object: policy('v1', PRESENT),
      says: [
        `${GATEWAY_API}/v1alpha2 → ${GATEWAY_API}/v1`,
        'targetRef → targetRefs',
        'tls → validation',
        'wellKnownCACerts → wellKnownCACertificates',
      ],
    });
  });

  it('becomes v1alpha3 where that is what is served and read', () => {
    expect(raised(OLDEST, setting('1.3', 'experimental', '1.9'), WATCHES)?.object).toEqual(policy('v1alpha3', PRESENT));
  });

  it('keeps its CA references under their new name', () => {
    const spec = { targetRef: { kind: 'Service', name: 'api' }, tls: { caCertRefs: [{ name: 'ca' }] } };
    const { object: after, says } = raised(policy('v1alpha2', spec), setting('1.6', 'standard'), []) ?? {};
    expect(after?.spec).toEqual({
      targetRefs: [{ kind: 'Service', name: 'api' }],
      validation: { caCertificateRefs: [{ name: 'ca' }] },
    });
    expect(says).toContain('caCertRefs → caCertificateRefs');
  });

  it('stays where its target is in another namespace, which no policy reaches now', () => {
    const spec = { targetRef: { kind: 'Service', name: 'api', namespace: 'other' }, tls: {} };
    expect(raised(policy('v1alpha2', spec), setting('1.6', 'standard'), WATCHES)).toBeUndefined();
  });
});

describe('an older API version', () => {
  const newer = policy('v1alpha3', PRESENT);

  it('is raised where the newer one is served and read', () => {
    expect(raised(newer, setting('1.4', 'experimental'), WATCHES)).toEqual({
      object: policy('v1', PRESENT),
      says: [`${GATEWAY_API}/v1alpha3 → ${GATEWAY_API}/v1`],
    });
  });

  it.each([
    ['is not served', setting('1.3', 'experimental')],
    ['is not read', setting('1.4', 'experimental', '1.9')],
    ['is not known to be read', setting('1.4', 'experimental', 'unlisted')],
  ])('stays where the newer one %s', (_, here) => {
    expect(raised(newer, here, WATCHES)).toBeUndefined();
  });

  it('stays where the newer one is served, and the older one read', () => {
    const grant = object(`${GATEWAY_API}/v1beta1`, 'ReferenceGrant');
    expect(raised(grant, setting('1.6', 'standard'), WATCHES)).toBeUndefined();
    expect(raised(grant, setting('1.6', 'standard'), [])?.object.apiVersion).toBe(`${GATEWAY_API}/v1`);
  });

  it('of a kind of the controller’s own is raised once its version reads the newer one', () => {
    const target = object('own.example/v1beta1', 'Target');
    expect(raised(target, setting('1.6', 'standard'), WATCHES)?.object.apiVersion).toBe('own.example/v1');
    expect(raised(target, setting('1.6', 'standard', '1.9'), WATCHES)).toBeUndefined();
  });

  it('is never lowered', () => {
    expect(raised(policy('v1', PRESENT), setting('1.3', 'experimental', '1.9'), WATCHES)).toBeUndefined();
  });

  const rules = [{ backendRefs: [{ name: 'api', port: 443 }] }];
  it.each([
    ['TLSRoute', { rules }, false],
    ['TLSRoute', { hostnames: ['api.example.com'], rules }, true],
    ['TLSRoute', { hostnames: ['api.example.com'], rules: [...rules, ...rules] }, false],
    ['TCPRoute', { rules }, true],
    ['TCPRoute', { rules: [...rules, ...rules] }, false],
  ])('of a %s is raised only where v1 takes it as it is (%j: %s)', (kind, spec, can) => {
    const route = object(`${GATEWAY_API}/v1alpha2`, kind, spec);
    expect(raised(route, setting('1.6', 'experimental'), []) !== undefined).toBe(can);
  });
});

it('raises older names under the present version, which refuses them', () => {
  const half = policy('v1', { ...PRESENT, validation: { hostname: 'a.example', caCertRefs: [{ name: 'ca' }] } });
  expect(raised(half, setting('1.6', 'standard'), WATCHES)).toEqual({
    object: policy('v1', { ...PRESENT, validation: { hostname: 'a.example', caCertificateRefs: [{ name: 'ca' }] } }),
    says: ['caCertRefs → caCertificateRefs'],
  });
});

it('leaves what is of today, unknown or broken as it is', () => {
  const here = setting('1.6', 'standard');
  expect(raised(policy('v1', PRESENT), here, WATCHES)).toBeUndefined();
  expect(raised(object('v1', 'Service'), here, WATCHES)).toBeUndefined();
  expect(raised(object('other.example/v1alpha1', 'Thing'), here, WATCHES)).toBeUndefined();
  expect(raised(policy('v1', { targetRef: 'api', tls: [] }), here, WATCHES)).toBeUndefined();
});

it('leaves a policy of that name in another group as it is, whose fields only look like the old ones', () => {
  const spec = { targetRef: { group: '', kind: 'Service', name: 'api' }, default: { ports: [{ port: 8443 }] } };
  const watches = [{ group: 'own.example', kind: 'BackendTLSPolicy', apiVersion: 'v1', versions: [{}] }];
  expect(
    raised(object('own.example/v1', 'BackendTLSPolicy', spec), setting('1.6', 'standard'), watches),
  ).toBeUndefined();
});
