import { describe, expect, it } from 'vitest';
import fc from '../../tests/fast-check.ts';
import type { Json } from '../manifest/json.ts';
import type { K8sObject } from '../manifest/object.ts';
import { foundOf } from './found.ts';
import { attachmentsTo, policyAnchors, policyConnection, winningPolicy } from './policies.ts';

const SERVICE = { group: '', kind: 'Service', namespace: 'shop', name: 'api' };
const REF = { group: '', kind: 'Service', name: 'api' };
const GOOD = { hostname: 'api.internal.example', wellKnownCACertificates: 'System' };

interface Sketch {
  readonly name?: string;
  readonly namespace?: string;
  readonly created?: string;
  readonly section?: string;
  readonly validation?: Json;
}

function policy({ name = 'p', namespace = 'shop', created, section, validation = GOOD }: Sketch = {}): K8sObject {
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'BackendTLSPolicy',
    metadata: { name, namespace, ...(created === undefined ? {} : { creationTimestamp: created }) },
    spec: { targetRefs: [section === undefined ? REF : { ...REF, sectionName: section }], validation },
  };
}

function winner(section: string | null, ...policies: K8sObject[]): string | undefined {
  return winningPolicy(attachmentsTo(foundOf(policies), SERVICE), section)?.policy.metadata.name;
}

describe('the policy that applies', () => {
  it('stands in the target’s own namespace', () => {
    expect(winner('https', policy({ namespace: 'elsewhere' }))).toBeUndefined();
    expect(winner('https', policy())).toBe('p');
  });
  it('is the one for the port before the one for all', () => {
    const [all, port] = [policy({ name: 'a' }), policy({ name: 'b', section: 'https' })];
    expect(winner('https', all, port)).toBe('b');
    expect(winner('admin', all, port)).toBe('a');
    expect(winner(null, all, port)).toBe('a');
  });
  it('does not apply to another port, nor to a port without a name', () => {
    expect(winner('admin', policy({ section: 'https' }))).toBeUndefined();
    expect(winner(null, policy({ section: 'https' }))).toBeUndefined();
  });
  it('is the oldest of equals, then the first by name', () => {
    const [a, b] = [
      policy({ name: 'a', created: '2026-02-01T00:00:00Z' }),
      policy({ name: 'b', created: '2026-01-01T00:00:00Z' }),
    ];
    expect(winner(null, a, b)).toBe('b');
    expect(winner(null, policy({ name: 'z' }), policy({ name: 'y' }))).toBe('y');
    expect(winner(null, policy({ name: 'a' }), b)).toBe('b');
  });
  it('does not depend on the order of the manifests', () => {
    const sketch = fc.record<Sketch>(
      {
        name: fc.constantFrom('a', 'b', 'c', 'd'),
        created: fc.constantFrom('2026-01-01', '2026-02-01'),
        section: fc.constantFrom('https', 'admin'),
      },
      { requiredKeys: ['name'] },
    );
    const sketches = fc.uniqueArray(sketch, { selector: ({ name }) => name, maxLength: 4 });
    fc.assert(
      fc.property(sketches, fc.constantFrom(null, 'https'), (list, section) => {
        const policies = list.map(policy);
        expect(winner(section, ...policies)).toBe(winner(section, ...[...policies].reverse()));
      }),
    );
  });
});

describe('the connection that a policy asks for', () => {
  const ref = { group: '', kind: 'ConfigMap', name: 'ca' };

  it('sends and checks the host name', () => {
    expect(policyConnection(policy())).toEqual({
      kind: 'tls',
      sni: { kind: 'name', name: 'api.internal.example' },
      anchors: { kind: 'system' },
      names: { kind: 'checked', names: [{ type: 'Hostname', value: 'api.internal.example' }] },
      clientCertificate: null,
      minimumVersion: null,
      maximumVersion: null,
    });
  });
  it('checks the subject alternative names instead of the host name, which stays the SNI', () => {
    const subjectAltNames = [
      { type: 'URI', uri: 'spiffe://a/b' },
      { type: 'Hostname', hostname: '*.example' },
    ];
    expect(policyConnection(policy({ validation: { ...GOOD, subjectAltNames } }))).toMatchObject({
      sni: { kind: 'name', name: 'api.internal.example' },
      names: {
        kind: 'checked',
        names: [
          { type: 'URI', value: 'spiffe://a/b' },
          { type: 'Hostname', value: '*.example' },
        ],
      },
    });
  });
  it('looks for its CAs in its own namespace', () => {
    const validation = {
      hostname: 'a.b',
      caCertificateRefs: [ref, { group: 'certificates.k8s.io', kind: 'ClusterTrustBundle', name: 'b' }],
    };
    expect(policyAnchors(policy({ validation }))).toEqual({
      kind: 'references',
      references: [
        { ...ref, namespace: 'shop' },
        { group: 'certificates.k8s.io', kind: 'ClusterTrustBundle', namespace: '', name: 'b' },
      ],
    });
  });
  it.each<[string, Json]>([
    ['no CA', { hostname: 'a.b' }],
    ['an empty list of CAs', { hostname: 'a.b', caCertificateRefs: [] }],
    ['another well-known set', { hostname: 'a.b', wellKnownCACertificates: 'example.org/all' }],
    ['no host name', { wellKnownCACertificates: 'System' }],
    ['nothing', {}],
    ['garbage', 'x'],
  ])('is none with %s', (_, validation) => {
    expect(policyConnection(policy({ validation }))).toBeUndefined();
  });
});
