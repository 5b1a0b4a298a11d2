import { describe, expect, it } from 'vitest';
import {
  forService,
  gateway,
  look,
  NAMES_PARAMETERS,
  parameters,
  route,
  targets,
} from '../../../tests/aws-manifests.ts';

describe('which protocol a listener and a target group make', () => {
  it.each`
    routeKind      | listener             | protocol               | state            | error
    ${'HTTPRoute'} | ${'HTTPS'}           | ${'protocol: HTTPS'}   | ${'unverified'}  | ${''}
    ${'HTTPRoute'} | ${'HTTP'}            | ${'protocol: HTTPS'}   | ${'unverified'}  | ${''}
    ${'HTTPRoute'} | ${'HTTPS'}           | ${'protocol: HTTP'}    | ${'plaintext'}   | ${''}
    ${'HTTPRoute'} | ${'HTTPS'}           | ${''}                  | ${'plaintext'}   | ${''}
    ${'GRPCRoute'} | ${'HTTPS'}           | ${'protocol: HTTPS'}   | ${'unverified'}  | ${''}
    ${'HTTPRoute'} | ${'HTTPS'}           | ${'protocol: TLS'}     | ${'refused'}     | ${'AWS-03'}
    ${'HTTPRoute'} | ${'TLS'}             | ${'protocol: HTTPS'}   | ${'refused'}     | ${'AWS-15'}
    ${'TCPRoute'}  | ${'TLS'}             | ${'protocol: TLS'}     | ${'unverified'}  | ${''}
    ${'TLSRoute'}  | ${'TLS'}             | ${'protocol: TLS'}     | ${'unverified'}  | ${''}
    ${'TLSRoute'}  | ${'TLS'}             | ${''}                  | ${'unverified'}  | ${''}
    ${'TCPRoute'}  | ${'TLS'}             | ${''}                  | ${'plaintext'}   | ${''}
    ${'TCPRoute'}  | ${'TCP'}             | ${''}                  | ${'passthrough'} | ${''}
    ${'TCPRoute'}  | ${'TCP'}             | ${'protocol: TCP'}     | ${'passthrough'} | ${''}
    ${'TCPRoute'}  | ${'TCP'}             | ${'protocol: TCP_UDP'} | ${'passthrough'} | ${''}
    ${'TCPRoute'}  | ${'TCP'}             | ${'protocol: TLS'}     | ${'refused'}     | ${'AWS-04'}
    ${'TCPRoute'}  | ${'TLS'}             | ${'protocol: UDP'}     | ${'refused'}     | ${'AWS-04'}
    ${'TCPRoute'}  | ${'TLS'}             | ${'protocol: HTTPS'}   | ${'refused'}     | ${'AWS-03'}
    ${'TLSRoute'}  | ${'TCP'}             | ${'protocol: TCP'}     | ${'refused'}     | ${'AWS-15'}
    ${'TCPRoute'}  | ${'HTTPS'}           | ${'protocol: TLS'}     | ${'refused'}     | ${'AWS-15'}
    ${'TLSRoute'}  | ${'TLS Passthrough'} | ${''}                  | ${'refused'}     | ${'AWS-05'}
    ${'TLSRoute'}  | ${'TLS Passthrough'} | ${'protocol: TCP'}     | ${'passthrough'} | ${''}
  `(
    '$routeKind on $listener with “$protocol”: $state',
    ({ routeKind, listener, protocol, state, error }: Record<string, string>) => {
      const [name = '', mode] = (listener ?? '').split(' ');
      const seen = look('3.5', gateway(name, '', mode), route(routeKind ?? ''), forService(protocol ?? ''));
      expect(seen.states).toEqual([state]);
      expect(seen.ids.filter((id) => id.startsWith('error'))).toEqual(error === '' ? [] : [`error ${error}`]);
    },
  );

  it('does not read mode Passthrough before 3.1: the listener ends TLS all the same', () => {
    const documents = [
      gateway('TLS', '', 'Passthrough'),
      route('TLSRoute', undefined, 'v1alpha2'),
      targets('{targetReference: {name: api}, defaultConfiguration: {targetType: ip, protocol: TCP}}', {
        version: 'v1beta1',
      }),
    ];
    expect(look('3.0', ...documents).states).toEqual(['plaintext']);
    expect(look('3.1', ...documents).states).toEqual(['passthrough']);
    const unlisted = look('unlisted', ...documents);
    expect(unlisted.states).toEqual(['passthrough']);
    expect(unlisted.hops[0]?.unsure.join(' ')).toContain('From 3.1.0');
  });

  it('says of every encrypted hop that nothing is checked, and that the SNI is not documented', () => {
    const [hop] = look('3.5', gateway('HTTPS'), route('HTTPRoute'), forService('protocol: HTTPS')).hops;
    expect(hop?.connection).toMatchObject({ anchors: { kind: 'unchecked' }, names: { kind: 'unchecked' } });
    expect(hop?.unsure.join(' ')).toContain('SNI');
    expect(hop?.because[0]).toMatchObject({ path: ['spec', 'defaultConfiguration', 'protocol'] });
  });

  it('knows nothing for sure where the Gateway is not in the manifests', () => {
    expect(look('3.5', route('TCPRoute')).states).toEqual(['unknown']);
    const tls = look('3.5', route('TCPRoute'), forService('protocol: TLS'));
    expect(tls.states).toEqual(['unverified']);
    expect(tls.hops[0]?.unsure.join(' ')).toContain('TCP listener');
  });

  it('refuses a Gateway of the other class', () => {
    const alb = `
kind: GatewayClass
apiVersion: gateway.networking.k8s.io/v1
metadata: {name: aws}
spec: {controllerName: gateway.k8s.aws/alb}`;
    expect(look('3.5', alb, gateway('TCP'), route('TCPRoute')).ids).toContain('error AWS-15');
    expect(look('3.5', alb, gateway('HTTPS'), route('HTTPRoute')).states).toEqual(['plaintext']);
  });
});

describe('which TargetGroupConfiguration counts', () => {
  const byRoute = (identifier: string) =>
    targets(
      `{targetReference: {name: api}, defaultConfiguration: {targetType: ip, protocol: HTTP}, routeConfigurations: [{routeIdentifier: ${identifier}, targetGroupProps: {protocol: HTTPS}}]}`,
    );

  it.each([
    ['{kind: HTTPRoute, namespace: shop, name: api}', 'unverified'],
    ['{kind: HTTPRoute, namespace: shop}', 'unverified'],
    ['{kind: HTTPRoute}', 'unverified'],
    ['{kind: HTTPRoute, namespace: shop, name: other}', 'plaintext'],
    ['{kind: HTTPRoute, namespace: other}', 'plaintext'],
    ['{kind: GRPCRoute}', 'plaintext'],
  ])('reads the part for a route: %s', (identifier, state) => {
    expect(look('3.5', gateway('HTTPS'), route('HTTPRoute'), byRoute(identifier)).states).toEqual([state]);
  });

  it('ignores one in another namespace than the Service, and says so', () => {
    const astray = targets('{targetReference: {name: api}, defaultConfiguration: {protocol: HTTPS}}', {
      namespace: 'other',
    });
    const seen = look('3.5', gateway('HTTPS'), route('HTTPRoute'), astray);
    expect(seen.states).toEqual(['plaintext']);
    expect(seen.ids).toContain('error AWS-07');
  });

  it('takes the first of several, and is not sure of it', () => {
    const second = targets('{targetReference: {name: api}, defaultConfiguration: {protocol: HTTP}}', {
      name: 'second',
    });
    const seen = look('3.5', gateway('HTTPS'), route('HTTPRoute'), forService('protocol: HTTPS'), second);
    expect(seen.states).toEqual(['unverified']);
    expect(seen.hops[0]?.unsure.join(' ')).toContain('Several');
    expect(seen.ids).toContain('warning AWS-07');
  });

  describe('without targetReference', () => {
    const bare = targets('{defaultConfiguration: {targetType: ip, protocol: TLS}}');
    const named = parameters('{defaultTargetGroupConfiguration: {name: api}}');

    it('does nothing by itself from 3.2, and is refused before', () => {
      const alone = look('3.5', gateway('TLS'), route('TCPRoute'), bare);
      expect(alone.states).toEqual(['plaintext']);
      expect(alone.ids).toContain('warning AWS-02');
      const old = targets('{defaultConfiguration: {protocol: TLS}}', { version: 'v1beta1' });
      const before = look('3.1', gateway('TLS'), route('TCPRoute', undefined, 'v1alpha2'), old);
      expect(before.ids).toContain('error AWS-02');
    });

    it('is the Gateway’s default where the LoadBalancerConfiguration names it', () => {
      const seen = look('3.5', gateway('TLS', NAMES_PARAMETERS), route('TCPRoute'), bare, named);
      expect(seen.states).toEqual(['unverified']);
      expect(seen.ids).not.toContain('warning AWS-02');
    });

    it('gives way, field by field, to the Service’s own', () => {
      const own = targets('{targetReference: {name: api}, defaultConfiguration: {targetType: ip}}', { name: 'own' });
      const tcp = targets('{targetReference: {name: api}, defaultConfiguration: {protocol: TCP}}', { name: 'own' });
      const documents = [gateway('TLS', NAMES_PARAMETERS), route('TCPRoute'), bare, named];
      expect(look('3.5', ...documents, own).states).toEqual(['unverified']);
      expect(look('3.5', ...documents, tcp).states).toEqual(['plaintext']);
    });

    it('stops the Gateway where the default names a Service as well', () => {
      const seen = look('3.5', gateway('TLS', NAMES_PARAMETERS), route('TCPRoute'), forService('protocol: TLS'), named);
      expect(seen.states).toEqual(['refused']);
      expect(seen.ids).toContain('error AWS-02');
    });

    it('says what it cannot see', () => {
      const seen = look('3.5', gateway('TLS', NAMES_PARAMETERS), route('TLSRoute'));
      expect(seen.hops[0]?.unsure.join(' ')).toContain('LoadBalancerConfiguration shop/parameters');
    });

    it('lets the class go before the Gateway unless it prefers the Gateway', () => {
      const classOf = (mode: string) => [
        `
kind: GatewayClass
apiVersion: gateway.networking.k8s.io/v1
metadata: {name: aws}
spec:
  controllerName: gateway.k8s.aws/nlb
  parametersRef: {group: gateway.k8s.aws, kind: LoadBalancerConfiguration, name: parameters, namespace: platform}`,
        parameters(`{${mode} defaultTargetGroupConfiguration: {name: platform}}`, 'platform'),
        targets('{defaultConfiguration: {targetType: ip, protocol: TCP}}', { name: 'platform', namespace: 'platform' }),
      ];
      const documents = [gateway('TLS', NAMES_PARAMETERS), route('TCPRoute'), bare, named];
      expect(look('3.5', ...documents, ...classOf('')).states).toEqual(['plaintext']);
      expect(look('3.5', ...documents, ...classOf('mergingMode: prefer-gateway,')).states).toEqual(['unverified']);
    });
  });
});
