import { describe, expect, it } from 'vitest';
import {
  type Configuration,
  type ConfigurationInput,
  DEFAULTS,
  type Setting,
} from '../../configuration/configuration.ts';
import { readConfiguration } from '../../configuration/read-configuration.ts';
import { foundOf } from '../../gateway-api/found.ts';
import type { K8sObject } from '../../manifest/object.ts';
import { review } from '../../review/review.ts';
import { implementation } from './implementation.ts';
import { inspect } from './inspect.ts';
import { missingKinds } from './required-kinds.ts';

const ID = 'aws-load-balancer-controller';
const setting = (version: string, release: Setting['gatewayApi']['release'], channel: 'standard' | 'experimental') => ({
  ...DEFAULTS.setting,
  version,
  gatewayApi: { release, channel, missingKinds: [] },
});

function configuration(input: ConfigurationInput): Configuration {
  const reading = readConfiguration({ ...input, setting: { implementation: ID, version: '3.5', ...input.setting } });
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.configuration;
}

function idsOf(input: ConfigurationInput): readonly string[] {
  return review(configuration(input), implementation).findings.map(({ id, severity }) => `${severity} ${id}`);
}

const SKIP = { validation: { mode: 'skip' } } as const;

describe('AWS-13: kinds that nobody uses and the controller needs', () => {
  it.each([
    ['2.17', '1.4', 'standard', ['TCPRoute', 'UDPRoute', 'TLSRoute']],
    ['2.17', '1.4', 'experimental', []],
    ['2.17', '1.5', 'standard', ['TCPRoute', 'UDPRoute', 'TLSRoute']],
    ['2.17', '1.6', 'experimental', []],
    ['3.2', '1.4', 'experimental', ['TLSRoute']],
    ['3.4', '1.5', 'standard', ['TCPRoute', 'UDPRoute']],
    ['3.4', '1.5', 'experimental', []],
    ['3.4.3', '1.6', 'standard', ['TCPRoute', 'UDPRoute']],
    ['3.4', '1.6', 'experimental', []],
    ['3.5', '1.5', 'experimental', ['TCPRoute', 'UDPRoute']],
    ['3.5', '1.6', 'standard', []],
    ['unlisted', '1.6', 'standard', []],
  ] as const)('version %s with Gateway API %s %s', (version, release, channel, kinds) => {
    expect(missingKinds('NLB', setting(version, release, channel)).map(({ kind }) => kind)).toEqual(kinds);
    expect(missingKinds('ALB', setting(version, release, channel))).toEqual([]);
  });

  it('finds a kind that a managed set leaves out', () => {
    const base = setting('3.5', '1.6', 'standard');
    const without = { ...base, gatewayApi: { ...base.gatewayApi, missingKinds: ['UDPRoute', 'GRPCRoute'] } };
    expect(missingKinds('NLB', without).map(({ kind }) => kind)).toEqual(['UDPRoute']);
    expect(missingKinds('ALB', without).map(({ kind }) => kind)).toEqual(['GRPCRoute']);
  });

  it('is an error for a TLSRoute too, with ways that lead out', () => {
    const { findings, hops } = review(
      configuration({
        setting: { version: '3.4', gatewayApi: { release: '1.6' } },
        gateway: { listener: { protocol: 'TLS' } },
        route: { kind: 'TLSRoute' },
        backends: [SKIP],
      }),
      implementation,
    );
    const finding = findings.find(({ id }) => id === 'AWS-13');
    expect(finding?.severity).toBe('error');
    expect(finding?.reason).toContain('admission policy');
    expect(finding?.fixes.map(({ label }) => label)).toEqual([
      'Use version 3.5 of the controller',
      'Install the experimental channel of Gateway API 1.6',
    ]);
    expect(hops.map(({ hop }) => hop.connection.kind)).toEqual(['refused']);
  });
});

describe('what is asked for and cannot be had', () => {
  it('refuses verification with AWS’s own words as sources', () => {
    for (const mode of ['system', 'custom'] as const) {
      const { findings } = review(configuration({ backends: [{ validation: { mode } }] }), implementation);
      const finding = findings.find(({ id }) => id === 'AWS-01');
      expect(finding?.evidence.map(({ url }) => new URL(url).pathname)).toEqual([
        '/elasticloadbalancing/latest/network/load-balancer-target-groups.html',
        '/elasticloadbalancing/latest/application/load-balancer-target-groups.html',
      ]);
      expect(finding?.fixes).toHaveLength(3);
    }
  });

  it.each<[string, ConfigurationInput, string]>([
    ['a client certificate', { clientCertificate: {}, backends: [SKIP] }, 'error AWS-20'],
    ['a TLS version', { tlsVersions: { minimum: '1.2' }, backends: [SKIP] }, 'error AWS-21'],
    ['an external host', { backends: [{ ...SKIP, target: { kind: 'ExternalHost' } }] }, 'error AWS-18'],
    ['a Gateway as target', { backends: [{ ...SKIP, target: { kind: 'Gateway' } }] }, 'error AWS-19'],
    ['an HTTPRoute as target', { backends: [{ ...SKIP, target: { kind: 'HTTPRoute' } }] }, 'error AWS-19'],
    ['SNI', { backends: [{ validation: { mode: 'skip', hostname: 'api.example' } }] }, 'warning AWS-22'],
    [
      'TLS behind a TCP listener',
      { gateway: { listener: { protocol: 'TCP' } }, route: { kind: 'TCPRoute' }, backends: [SKIP] },
      'error AWS-04',
    ],
    ['passthrough by an ALB', { options: { [`${ID}.passthrough`]: true }, backends: [SKIP] }, 'error AWS-05'],
    [
      'a TCP health check by an ALB',
      { options: { [`${ID}.healthCheckProtocol`]: 'TCP' }, backends: [SKIP] },
      'error AWS-12',
    ],
    ['a Gateway-wide default in 3.1', wide('3.1'), 'error AWS-02'],
    ['a Gateway-wide default in an unlisted version', wide('unlisted'), 'warning AWS-02'],
    ['an ALB in 2.13', { setting: { version: '2.13' }, backends: [SKIP] }, 'error AWS-17'],
    ['the feature gate in 3.1', { setting: { version: '3.1' }, backends: [SKIP] }, 'warning AWS-09'],
    [
      'gRPC behind an HTTP listener',
      { gateway: { listener: { protocol: 'HTTP' } }, backends: [{ ...SKIP, protocol: 'grpc' }] },
      'warning AWS-23',
    ],
  ])('says of %s: %s', (_, input, expected) => {
    expect(idsOf(input)).toContain(expected);
  });

  function wide(version: string): ConfigurationInput {
    return { setting: { version }, options: { [`${ID}.scope`]: 'gateway' }, backends: [SKIP] };
  }

  it('has no error where an NLB lets TLS pass, whatever the client verifies with', () => {
    const ids = idsOf({
      gateway: { listener: { protocol: 'TCP' } },
      route: { kind: 'TCPRoute' },
      backends: [{ validation: { mode: 'custom' } }],
      options: { [`${ID}.passthrough`]: true },
    });
    expect(ids.filter((id) => id.startsWith('error') || id.includes('AWS'))).toEqual(['info AWS-25']);
  });

  it('wants a certificate for a listener that ends TLS', () => {
    const nlb: ConfigurationInput = {
      gateway: { listener: { protocol: 'TLS' } },
      route: { kind: 'TCPRoute' },
      backends: [SKIP],
    };
    expect(idsOf(nlb)).toContain('warning AWS-14');
    const arn = 'arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d';
    const ids = idsOf({ ...nlb, options: { [`${ID}.certificateArn`]: arn } });
    expect(ids.filter((id) => id.endsWith('AWS-14'))).toEqual([]);
  });
});

describe('what stands in manifests and is not read', () => {
  const whole = (input: ConfigurationInput) =>
    review(configuration(input), implementation).written.map((w) => w.object);
  const look = (objects: readonly K8sObject[], version = '3.5') =>
    inspect(foundOf(objects), [], setting(version, '1.6', 'standard')).map(({ id, severity }) => `${severity} ${id}`);

  const policy = (name: string): K8sObject => ({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'BackendTLSPolicy',
    metadata: { name: 'api', namespace: 'shop' },
    spec: { targetRefs: [{ group: '', kind: 'Service', name }] },
  });

  it('warns of a BackendTLSPolicy, and calls it an error where a route reaches its target', () => {
    const objects = whole({ backends: [SKIP] });
    expect(look([...objects, policy('elsewhere')])).toContain('warning AWS-10');
    expect(look([...objects, policy('api')])).toContain('error AWS-10');
  });

  it('warns of a client certificate on the Gateway', () => {
    const objects = whole({ backends: [SKIP] }).map(
      (object): K8sObject =>
        object.kind === 'Gateway'
          ? { ...object, spec: { tls: { backend: { clientCertificateRef: { name: 'client' } } } } }
          : object,
    );
    expect(look(objects)).toContain('warning AWS-20');
  });

  it('knows from when there is v1', () => {
    const objects = whole({ backends: [SKIP] });
    expect(look(objects)).not.toContain('warning AWS-08');
    expect(look(objects, '3.4')).toContain('error AWS-08');
    expect(look(objects, 'unlisted')).toContain('warning AWS-08');
    const old = whole({ setting: { version: '3.4' }, backends: [SKIP] });
    expect(look(old, '3.4')).not.toContain('error AWS-08');
    expect(look(old)).not.toContain('warning AWS-08');
  });
});
