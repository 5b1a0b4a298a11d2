import { describe, expect, it } from 'vitest';
import { formOf, foundIn } from '../../../tests/live-manifests.ts';
import type { Configuration, RouteKind } from '../../configuration/configuration.ts';
import { read } from './read.ts';

const ID = 'aws-load-balancer-controller';
const FORM = formOf({ implementation: ID, version: '3.5' });
const readAll = (text: string, form: Configuration = FORM) => read(foundIn(text), form);

const ARN = 'arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d';

/** As a cluster prints it: two Services behind an ALB, one of them with settings for this route alone. */
const ALB = `
apiVersion: v1
kind: List
items:
- apiVersion: gateway.networking.k8s.io/v1
  kind: HTTPRoute
  metadata: {name: store, namespace: web, uid: 1b2c, generation: 3}
  spec:
    hostnames: [store.example.com]
    parentRefs: [{group: gateway.networking.k8s.io, kind: Gateway, name: alb, sectionName: https}]
    rules:
    - matches: [{path: {type: PathPrefix, value: /api}}]
      backendRefs: [{group: "", kind: Service, name: api, port: 443, weight: 1}]
    - filters: [{type: ExtensionRef, extensionRef: {group: gateway.k8s.aws, kind: ListenerRuleConfiguration, name: login}}]
      backendRefs: [{group: "", kind: Service, name: front, port: 80, weight: 1}]
- apiVersion: gateway.networking.k8s.io/v1
  kind: Gateway
  metadata: {name: alb, namespace: web}
  spec:
    gatewayClassName: aws-alb
    infrastructure: {parametersRef: {group: gateway.k8s.aws, kind: LoadBalancerConfiguration, name: public-alb}}
    listeners: [{name: http, port: 80, protocol: HTTP}, {name: https, port: 443, protocol: HTTPS, tls: {mode: Terminate}}]
- {apiVersion: gateway.networking.k8s.io/v1, kind: GatewayClass, metadata: {name: aws-alb}, spec: {controllerName: gateway.k8s.aws/alb}}
- apiVersion: gateway.k8s.aws/v1beta1
  kind: LoadBalancerConfiguration
  metadata: {name: public-alb, namespace: web}
  spec:
    scheme: internet-facing
    listenerConfigurations: [{protocolPort: HTTPS:443, defaultCertificate: "${ARN}", sslPolicy: ELBSecurityPolicy-TLS13-1-2-2021-06}]
- apiVersion: gateway.k8s.aws/v1beta1
  kind: TargetGroupConfiguration
  metadata: {name: api-targets, namespace: web, annotations: {upstream-tls/review-by: "2027-01-31"}}
  spec:
    targetReference: {name: api}
    defaultConfiguration: {targetType: instance, protocol: HTTP, tags: {team: store}}
    routeConfigurations:
    - routeIdentifier: {kind: HTTPRoute, namespace: web, name: store}
      targetGroupProps:
        targetType: ip
        protocol: HTTPS
        protocolVersion: GRPC
        healthCheckConfig: {healthCheckProtocol: HTTPS, healthCheckPath: /healthz, healthCheckInterval: 10, matcher: {grpcCode: 0-12}}
- {apiVersion: v1, kind: Service, metadata: {name: api, namespace: web}, spec: {clusterIP: 10.0.0.9, ports: [{name: grpc, port: 443, targetPort: 9443}]}}
`;

describe('a live ALB', () => {
  const { backends, options, gateway, clientCertificate } = readAll(ALB);

  it('fills the form with the backend that is encrypted', () => {
    expect(backends).toEqual([
      {
        target: {
          kind: 'Service',
          namespace: 'web',
          name: 'api',
          port: 443,
          portName: 'grpc',
          targetPort: 9443,
          headless: false,
        },
        validation: { mode: 'skip', hostname: null, reason: '', reviewBy: '2027-01-31' },
        protocol: 'grpc',
        weight: 1,
        rule: 0,
      },
    ]);
    expect(gateway).toMatchObject({ name: 'alb', className: 'aws-alb', listener: { name: 'https', port: 443 } });
    expect(clientCertificate).toEqual(FORM.clientCertificate);
  });

  it('answers the controller’s own questions, but for those whose answer is the usual one', () => {
    expect(options).toEqual({
      [`${ID}.certificateArn`]: ARN,
      [`${ID}.scope`]: 'route',
      [`${ID}.healthCheckProtocol`]: 'HTTPS',
      [`${ID}.healthCheckPath`]: '/healthz',
      [`${ID}.healthCheckMatcher`]: '0-12',
    });
  });

  it('drops answers of the form that these manifests contradict', () => {
    const form = { ...FORM, options: { [`${ID}.targetType`]: 'instance', [`${ID}.healthCheckPath`]: '/other' } };
    expect(readAll(ALB, form).options).toEqual(options);
  });

  it('reads v1 as v1beta1', () => {
    expect(readAll(ALB.replaceAll('gateway.k8s.aws/v1beta1', 'gateway.k8s.aws/v1')).backends).toEqual(backends);
  });
});

const nlb = (kind: RouteKind, listener: string, properties: string) => `
apiVersion: gateway.networking.k8s.io/v1
kind: ${kind}
metadata: {name: broker, namespace: mq}
spec:
  hostnames: [mq.example.com]
  parentRefs: [{name: nlb}]
  rules: [{backendRefs: [{name: broker, port: 8883}]}]
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: nlb, namespace: mq}
spec: {gatewayClassName: nlb, listeners: [${listener}]}
---
apiVersion: gateway.k8s.aws/v1
kind: TargetGroupConfiguration
metadata: {name: any-name, namespace: mq}
spec: {targetReference: {name: broker}, defaultConfiguration: ${properties}}
`;

describe('an NLB', () => {
  it('that lets TLS pass answers so, and leaves the wish to verify as it is', () => {
    const text = nlb('TLSRoute', '{name: tls, port: 8883, protocol: TLS, tls: {mode: Passthrough}}', '{protocol: TCP}');
    const { options, backends, gateway } = readAll(text);
    expect(options).toEqual({ [`${ID}.passthrough`]: true });
    expect(backends[0].validation).toEqual(FORM.backends[0].validation);
    expect(gateway.listener.tlsMode).toBe('Passthrough');
  });

  it('that encrypts anew is a skip, whatever was answered before', () => {
    const text = nlb('TCPRoute', '{name: tls, port: 8883, protocol: TLS}', '{targetType: instance, protocol: TLS}');
    const form = { ...FORM, options: { [`${ID}.passthrough`]: true } };
    const { options, backends } = readAll(text, form);
    expect(options).toEqual({ [`${ID}.targetType`]: 'instance' });
    expect(backends[0].validation.mode).toBe('skip');
    expect(backends[0].protocol).toBe('http/1.1');
  });
});
