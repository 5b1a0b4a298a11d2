import { describe, expect, it } from 'vitest';
import { type ConfigurationInput, DEFAULTS } from '../configuration/configuration.ts';
import { readConfiguration } from '../configuration/read-configuration.ts';
import { foundOf } from '../gateway-api/found.ts';
import { stateOf } from '../gateway-api/hop.ts';
import { implementation } from '../implementations/any/implementation.ts';
import { implementation as aws } from '../implementations/aws-load-balancer-controller/implementation.ts';
import { implementation as envoyGateway } from '../implementations/envoy-gateway/implementation.ts';
import { effectOf } from './effect.ts';
import { review } from './review.ts';

function statesOf(input: ConfigurationInput, by = implementation): readonly string[] {
  const reading = readConfiguration(input);
  if (!reading.ok) throw new Error(reading.problems[0].says);
  return review(reading.configuration, by).hops.map(({ hop }) => stateOf(hop.connection));
}

const any = { implementation: 'any', version: 'unlisted' };

describe('what cannot take effect makes nothing of a connection', () => {
  it('leaves plain text where the cluster has no BackendTLSPolicy', () => {
    expect(statesOf({ setting: { ...any, gatewayApi: { release: '1.2' } } })).toEqual(['plaintext']);
    expect(statesOf({ setting: { ...any, gatewayApi: { release: '1.4' } } })).toEqual(['verified']);
    expect(statesOf({ setting: { ...any, gatewayApi: { missingKinds: ['BackendTLSPolicy'] } } })).toEqual([
      'plaintext',
    ]);
  });

  it('leads nowhere where the controller reads another version of the route', () => {
    const input = (version: string): ConfigurationInput => ({
      setting: { implementation: 'envoy-gateway', version },
      route: { kind: 'TCPRoute' },
      gateway: { listener: { protocol: 'TCP' } },
    });
    expect(statesOf(input('1.8.3'), envoyGateway)).toEqual(['refused']);
    expect(statesOf(input('1.9.0'), envoyGateway)).toEqual(['verified']);
  });

  it('leads nowhere where no listener takes the route', () => {
    const on = (protocol: 'HTTP' | 'TCP') => statesOf({ setting: any, gateway: { listener: { protocol } } });
    expect(on('HTTP')).toEqual(['verified']);
    expect(on('TCP')).toEqual(['refused']);
  });

  it('refuses where the CA object holds no certificate', () => {
    const backends = (pem: string): ConfigurationInput['backends'] => [
      { validation: { mode: 'custom', ca: { kind: 'PEM', pem } } },
    ];
    expect(statesOf({ setting: any, backends: backends('') })).toEqual(['refused']);
    const pem = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----';
    expect(statesOf({ setting: any, backends: backends(pem) })).toEqual(['verified']);
  });

  it('leaves out objects of a version that came with a later version of the implementation', () => {
    const tgc = (apiVersion: string) => ({
      apiVersion: `gateway.k8s.aws/${apiVersion}`,
      kind: 'TargetGroupConfiguration',
      metadata: { name: 'api', namespace: 'shop' },
    });
    const left = (version: string) => {
      const setting = { ...DEFAULTS.setting, implementation: 'aws-load-balancer-controller', version } as const;
      const found = foundOf([tgc('v1beta1'), tgc('v1')]);
      return effectOf(found, setting, aws.watches).found.objects.map(({ apiVersion }) => apiVersion);
    };
    expect(left('3.4')).toEqual(['gateway.k8s.aws/v1beta1']);
    expect(left('3.5')).toHaveLength(2);
    expect(left('unlisted')).toHaveLength(2);
  });

  it('does not judge a CA object of which only a change is known', () => {
    const changing: typeof implementation = {
      ...implementation,
      write: (configuration) =>
        implementation.write(configuration).map((entry) => {
          if (entry.object.kind !== 'ConfigMap') return entry;
          const { slot, object, from } = entry;
          return { slot, object, from, role: 'patch', before: object, operations: [], back: [], merge: null, why: '' };
        }),
    };
    const input: ConfigurationInput = {
      setting: any,
      backends: [{ validation: { mode: 'custom', ca: { kind: 'PEM', pem: '' } } }],
    };
    expect(statesOf(input, changing)).toEqual(['verified']);
  });
});
