import { describe, expect, it } from 'vitest';
import type { Configuration, ConfigurationInput } from '../../configuration/configuration.ts';
import { readConfiguration } from '../../configuration/read-configuration.ts';
import { pick } from '../../manifest/json.ts';
import { targetFindings } from './examine-targets.ts';
import { steps } from './steps.ts';
import { write } from './write.ts';

const ID = 'aws-load-balancer-controller';

function configuration(input: ConfigurationInput): Configuration {
  const backends: ConfigurationInput['backends'] = [{ validation: { mode: 'skip' } }];
  const reading = readConfiguration({
    backends,
    ...input,
    setting: { implementation: ID, version: '3.5', ...input.setting },
  });
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.configuration;
}

const written = (input: ConfigurationInput, kind: string) =>
  write(configuration(input)).filter(({ object }) => object.kind === kind);
const specOf = (input: ConfigurationInput, kind: string) => written(input, kind).map(({ object }) => object.spec);

describe('TargetGroupConfiguration', () => {
  it.each([
    ['3.5', 'gateway.k8s.aws/v1'],
    ['3.5.0', 'gateway.k8s.aws/v1'],
    ['3.4', 'gateway.k8s.aws/v1beta1'],
    ['2.13.3', 'gateway.k8s.aws/v1beta1'],
    ['unlisted', 'gateway.k8s.aws/v1beta1'],
  ])('has for version %s the API version %s', (version, apiVersion) => {
    const [entry] = written({ setting: { version } }, 'TargetGroupConfiguration');
    expect(entry?.object.apiVersion).toBe(apiVersion);
  });

  it('stands in the namespace of its Service and says why nothing is verified', () => {
    const [entry] = written(
      {
        backends: [
          {
            target: { kind: 'Service', namespace: 'backend', name: 'broker' },
            validation: { mode: 'skip', reason: 'self-signed', reviewBy: '2027-03-01' },
          },
        ],
      },
      'TargetGroupConfiguration',
    );
    expect(entry?.object).toEqual({
      apiVersion: 'gateway.k8s.aws/v1',
      kind: 'TargetGroupConfiguration',
      metadata: {
        name: 'broker-target-group',
        namespace: 'backend',
        annotations: { 'upstream-tls/skip-reason': 'self-signed', 'upstream-tls/review-by': '2027-03-01' },
      },
      spec: {
        targetReference: { kind: 'Service', name: 'broker' },
        defaultConfiguration: { targetType: 'ip', protocol: 'HTTPS' },
      },
    });
  });

  it('holds the protocol of the load balancer, and TCP where TLS passes', () => {
    const tcp = { route: { kind: 'TCPRoute' }, gateway: { listener: { protocol: 'TLS' } } } as const;
    const protocols = (input: ConfigurationInput) =>
      specOf(input, 'TargetGroupConfiguration').map((spec) => pick(spec, 'defaultConfiguration', 'protocol'));
    expect(protocols({})).toEqual(['HTTPS']);
    expect(protocols(tcp)).toEqual(['TLS']);
    expect(protocols({ ...tcp, options: { [`${ID}.passthrough`]: true } })).toEqual(['TCP']);
  });

  it('has a protocol version only where it has an effect', () => {
    const backends: ConfigurationInput['backends'] = [{ validation: { mode: 'skip' }, protocol: 'grpc' }];
    const versions = (input: ConfigurationInput) =>
      specOf({ backends, ...input }, 'TargetGroupConfiguration').map((spec) =>
        pick(spec, 'defaultConfiguration', 'protocolVersion'),
      );
    expect(versions({})).toEqual(['GRPC']);
    expect(versions({ gateway: { listener: { protocol: 'HTTP' } } })).toEqual([undefined]);
    expect(versions({ route: { kind: 'GRPCRoute' } })).toEqual([undefined]);
    expect(versions({ route: { kind: 'TCPRoute' }, gateway: { listener: { protocol: 'TLS' } } })).toEqual([undefined]);
  });

  it('checks health as asked, with gRPC codes for gRPC', () => {
    const options = { [`${ID}.healthCheckPath`]: '/healthz', [`${ID}.healthCheckMatcher`]: '200-399' };
    const checks = (input: ConfigurationInput) =>
      specOf({ options, ...input }, 'TargetGroupConfiguration').map((spec) =>
        pick(spec, 'defaultConfiguration', 'healthCheckConfig'),
      );
    expect(checks({})).toEqual([{ healthCheckPath: '/healthz', matcher: { httpCode: '200-399' } }]);
    expect(checks({ route: { kind: 'GRPCRoute' } })).toEqual([
      { healthCheckPath: '/healthz', matcher: { grpcCode: '200-399' } },
    ]);
    // A TCP check, the default of an NLB, has neither path nor codes.
    expect(checks({ route: { kind: 'TCPRoute' } })).toEqual([undefined]);
  });

  it('can be for one route, or for the whole Gateway', () => {
    expect(specOf({ options: { [`${ID}.scope`]: 'route' } }, 'TargetGroupConfiguration')).toEqual([
      {
        targetReference: { kind: 'Service', name: 'api' },
        routeConfigurations: [
          {
            routeIdentifier: { kind: 'HTTPRoute', namespace: 'shop', name: 'api' },
            targetGroupProps: { targetType: 'ip', protocol: 'HTTPS' },
          },
        ],
      },
    ]);
    const wide = { options: { [`${ID}.scope`]: 'gateway' } };
    expect(specOf(wide, 'TargetGroupConfiguration')).toEqual([
      { defaultConfiguration: { targetType: 'ip', protocol: 'HTTPS' } },
    ]);
    expect(specOf(wide, 'LoadBalancerConfiguration')).toEqual([
      { defaultTargetGroupConfiguration: { name: 'gateway-default-targets' } },
    ]);
    const before = specOf({ ...wide, setting: { version: '3.1' } }, 'TargetGroupConfiguration');
    expect(before.map((spec) => pick(spec, 'targetReference', 'name'))).toEqual(['api']);
  });

  it('leaves a Service that differs from the Gateway’s default its own', () => {
    const input: ConfigurationInput = {
      options: { [`${ID}.scope`]: 'gateway' },
      backends: [
        { validation: { mode: 'skip' } },
        { validation: { mode: 'skip' }, protocol: 'h2', target: { kind: 'Service', name: 'orders' } },
      ],
    };
    const names = written(input, 'TargetGroupConfiguration').map(({ object }) => object.metadata.name);
    expect(names).toEqual(['gateway-default-targets', 'orders-target-group']);
  });

  it('names HTTP/1.1 where the Gateway’s default is another version, since what is left out comes from the default', () => {
    const input: ConfigurationInput = {
      options: { [`${ID}.scope`]: 'gateway' },
      backends: [
        { validation: { mode: 'skip' }, protocol: 'h2' },
        { validation: { mode: 'skip' }, target: { kind: 'Service', name: 'orders' } },
      ],
    };
    expect(specOf(input, 'TargetGroupConfiguration')).toEqual([
      { defaultConfiguration: { targetType: 'ip', protocol: 'HTTPS', protocolVersion: 'HTTP2' } },
      {
        targetReference: { kind: 'Service', name: 'orders' },
        defaultConfiguration: { targetType: 'ip', protocol: 'HTTPS', protocolVersion: 'HTTP1' },
      },
    ]);
  });
});

describe('LoadBalancerConfiguration', () => {
  const arn = 'arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d';
  const nlb: ConfigurationInput = {
    route: { kind: 'TCPRoute' },
    gateway: { listener: { protocol: 'TLS', port: 9443 } },
    options: { [`${ID}.certificateArn`]: arn },
  };

  it('gives the listener its certificate, and the Gateway is patched to name it', () => {
    expect(specOf(nlb, 'LoadBalancerConfiguration')).toEqual([
      { listenerConfigurations: [{ protocolPort: 'TLS:9443', defaultCertificate: arn }] },
    ]);
    const [gateway] = written(nlb, 'Gateway');
    expect(gateway).toMatchObject({
      role: 'patch',
      merge: {
        type: 'merge',
        body: {
          spec: {
            infrastructure: {
              parametersRef: {
                group: 'gateway.k8s.aws',
                kind: 'LoadBalancerConfiguration',
                name: 'gateway-load-balancer',
              },
            },
          },
        },
      },
    });
  });

  it('is not written where nothing stands in it, and the Gateway stays as it is', () => {
    for (const certificateArn of ['', 'not-an-arn']) {
      const bare = { ...nlb, options: { [`${ID}.certificateArn`]: certificateArn } };
      expect(written(bare, 'LoadBalancerConfiguration')).toEqual([]);
      expect(written(bare, 'Gateway').map(({ role }) => role)).toEqual(['exists']);
    }
    expect(written({ ...nlb, gateway: { listener: { protocol: 'TCP' } } }, 'LoadBalancerConfiguration')).toEqual([]);
  });

  it('negotiates HTTP/2 on an NLB that is to carry it', () => {
    const backends: ConfigurationInput['backends'] = [{ validation: { mode: 'skip' }, protocol: 'h2' }];
    expect(specOf({ ...nlb, options: {}, backends }, 'LoadBalancerConfiguration')).toEqual([
      { listenerConfigurations: [{ protocolPort: 'TLS:9443', alpnPolicy: 'HTTP2Preferred' }] },
    ]);
  });
});

describe('what is there already', () => {
  it.each([
    ['TCPRoute', '3.4', 'v1alpha2'],
    ['TCPRoute', '3.5', 'v1'],
    ['TLSRoute', '3.1', 'v1alpha2'],
    ['TLSRoute', '3.2', 'v1'],
  ] as const)('reads %s in version %s as %s', (kind, version, apiVersion) => {
    const input = {
      route: { kind },
      setting: { version, gatewayApi: { release: '1.6', channel: 'experimental' } },
    } as const;
    expect(written(input, kind).map(({ object }) => object.apiVersion)).toEqual([
      `gateway.networking.k8s.io/${apiVersion}`,
    ]);
  });

  it('gives a Service node ports by a patch that a LoadBalancer Service refuses', () => {
    const input = { options: { [`${ID}.targetType`]: 'instance' } };
    expect(written(input, 'Service')).toMatchObject([
      {
        role: 'patch',
        merge: null,
        operations: [
          { op: 'test', path: '/spec/type', value: 'ClusterIP' },
          { op: 'replace', path: '/spec/type', value: 'NodePort' },
        ],
      },
    ]);
  });

  it('names the class of the load balancer in the complete example', () => {
    const names = (input: ConfigurationInput) =>
      specOf({ output: { completeExample: true }, ...input }, 'GatewayClass').map((spec) =>
        pick(spec, 'controllerName'),
      );
    expect(names({})).toEqual(['gateway.k8s.aws/alb']);
    expect(names({ route: { kind: 'TLSRoute' } })).toEqual(['gateway.k8s.aws/nlb']);
  });
});

describe('steps', () => {
  const ids = (version: string) => steps(configuration({ setting: { version } }), []).map(({ id }) => id);

  it('switch the feature gate on before 3.2 only', () => {
    expect(ids('3.1')).toContain('aws-feature-gate');
    expect(ids('unlisted')).toContain('aws-feature-gate');
    expect(ids('3.2')).not.toContain('aws-feature-gate');
  });

  it('bring the Helm value as a file', () => {
    const step = steps(configuration({ setting: { version: '3.1' }, route: { kind: 'TCPRoute' } }), []).find(
      ({ file }) => file !== undefined,
    );
    expect(step?.file?.content).toBe('controllerConfig:\n  featureGates:\n    NLBGatewayAPI: true\n');
  });

  it('install the kinds of the very version', () => {
    const tag = (version: string) =>
      steps(configuration({ setting: { version } }), [])
        .find(({ id }) => id === 'aws-kinds')
        ?.commands[0]?.run.match(/controller\/([^/]+)\//)?.[1];
    expect([tag('3.4'), tag('3.4.1'), tag('unlisted')]).toEqual(['v3.4.3', 'v3.4.1', 'v<version>']);
  });
});

it.each<[string, ConfigurationInput, RegExp, RegExp]>([
  ['HTTP', {}, /“\/”/, /AWS\.ALB/],
  ['gRPC', { route: { kind: 'GRPCRoute' } }, /AWS\.ALB.*12/, /“\/”/],
])('says what a health check by %s asks for where nothing is set', (_, input, says, not) => {
  const check = targetFindings(configuration(input)).find(({ id }) => id === 'AWS-12');
  expect(check?.reason).toMatch(says);
  expect(check?.reason).not.toMatch(not);
});
