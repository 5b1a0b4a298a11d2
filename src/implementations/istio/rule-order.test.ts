import { describe, expect, it } from 'vitest';
import {
  GATEWAY,
  HOST,
  hopsOf,
  NAMED,
  policy,
  ROUTE,
  rule,
  SELECTOR,
  SERVICE,
  seen,
  seenBy,
  tls,
  VERIFIED,
  WORLD,
} from '../../../tests/istio-manifests.ts';

/** Which DestinationRule counts for a gateway, and what becomes of several. */

describe('the order of rules', () => {
  const skip = 'mode: SIMPLE, insecureSkipVerify: true';

  it('asks the gateway’s namespace first, then the Service’s, then the root’s', () => {
    expect(seen(tls('shop', VERIFIED), tls('edge', skip))).toContain('unverified');
    expect(seen(tls('shop', VERIFIED), tls('istio-system', skip))).toContain('verified sni=a');
    expect(seen(tls('istio-system', skip))).toContain('unverified');
    expect(seen(tls('elsewhere', skip))).toBe('plaintext');
  });

  it('lets a rule of the gateway’s namespace hide a policy, whatever it says', () => {
    expect(seen(policy(NAMED), rule('edge', `host: ${HOST}, trafficPolicy: {connectionPool: {}}`))).toBe('plaintext');
    expect(seen(policy(NAMED), rule('edge', `host: "*.svc.cluster.local", trafficPolicy: {tls: {${skip}}}`))).toContain(
      'unverified',
    );
    expect(seen(policy(NAMED), rule('edge', 'host: other.shop.svc.cluster.local'))).toContain('verified');
    expect(seen(rule('edge', `host: "*${HOST}", trafficPolicy: {tls: {${VERIFIED}}}`))).toContain('verified');
  });

  it('counts a workloadSelector in the gateway’s own namespace only', () => {
    expect(seen(tls('edge', skip, SELECTOR))).toContain('unverified');
    expect(seen(tls('shop', skip, SELECTOR))).toBe('plaintext');
    expect(seen(tls('istio-system', skip, SELECTOR))).toBe('plaintext');
  });

  it('ends with rules for other pods, which hide the Service’s own', () => {
    const others = SELECTOR.replace('name: gw', 'name: other');
    expect(seen(tls('shop', VERIFIED), tls('edge', skip, others))).toBe('plaintext');
    expect(seen(tls('shop', VERIFIED), tls('edge', skip, others), tls('edge', VERIFIED, '', 'all'))).toContain(
      'verified',
    );
  });

  it('is not sure of labels that only the cluster knows', () => {
    const hops = hopsOf(
      '1.31.1',
      ...WORLD,
      tls('edge', skip, 'workloadSelector: {matchLabels: {istio: ingressgateway}}'),
    );
    expect(hops[0]?.connection.kind).toBe('plaintext');
    expect(hops[0]?.unsure.join()).toContain('istio=ingressgateway');
    const labelled = GATEWAY.replace('listeners:', 'infrastructure: {labels: {istio: ingressgateway}}, listeners:');
    expect(
      seenBy(
        '1.31.1',
        labelled,
        ROUTE,
        SERVICE,
        tls('edge', skip, 'workloadSelector: {matchLabels: {istio: ingressgateway}}'),
      ),
    ).toContain('unverified');
  });

  it('looks in the namespace of the pods where the Gateway names their Service as its address', () => {
    const at = (host: string) =>
      GATEWAY.replace('listeners:', `addresses: [{type: Hostname, value: ${host}}], listeners:`);
    const whole = at('ingress.istio-ingress.svc.cluster.local');
    expect(seenBy('1.31.1', whole, ROUTE, SERVICE, tls('istio-ingress', skip))).toContain('unverified');
    expect(seenBy('1.31.1', whole, ROUTE, SERVICE, tls('edge', skip))).toBe('plaintext');
    expect(seenBy('1.31.1', at('ingress'), ROUTE, SERVICE, tls('edge', skip))).toContain('unverified');
    const selecting = tls('istio-ingress', skip, 'workloadSelector: {matchLabels: {istio: ingress}}');
    expect(hopsOf('1.31.1', whole, ROUTE, SERVICE, selecting)[0]?.unsure.join()).toContain('istio=ingress');
  });

  it('takes a name without a dot for a Service of the rule’s namespace, and no other short form', () => {
    const hosted = (namespace: string, host: string) =>
      rule(namespace, `host: ${host}, trafficPolicy: {tls: {${skip}}}`);
    expect(seen(hosted('shop', 'api'))).toContain('unverified');
    expect(seen(hosted('edge', 'api'))).toBe('plaintext');
    expect(seen(hosted('edge', 'api.shop'))).toBe('plaintext');
    expect(seen(hosted('edge', 'api.shop.svc'))).toBe('plaintext');
  });

  it('keeps to exportTo', () => {
    expect(seen(tls('shop', skip, 'exportTo: ["."]'))).toBe('plaintext');
    expect(seen(tls('shop', skip, 'exportTo: [other]'))).toBe('plaintext');
    expect(seen(tls('shop', skip, 'exportTo: [edge]'))).toContain('unverified');
    expect(seen(tls('edge', skip, 'exportTo: [other]'))).toBe('plaintext');
    expect(seen(tls('istio-system', skip, 'exportTo: ["."]'))).toBe('plaintext');
  });

  it('ignores subsets', () => {
    expect(seen(rule('edge', `host: ${HOST}, subsets: [{name: v1, trafficPolicy: {tls: {${skip}}}}]`))).toBe(
      'plaintext',
    );
  });

  it('looks in the root namespace for the Service first, where the gateway runs there', () => {
    const inRoot = [
      GATEWAY.replace('namespace: edge', 'namespace: istio-system'),
      ROUTE.replace('namespace: edge', 'namespace: istio-system'),
      SERVICE,
    ];
    expect(seenBy('1.31.1', ...inRoot, tls('istio-system', skip), tls('shop', VERIFIED))).toContain('verified sni=a');
    expect(seenBy('1.31.1', ...inRoot, tls('istio-system', skip, SELECTOR), tls('shop', VERIFIED))).toContain(
      'unverified',
    );
  });
});

describe('rules that become one', () => {
  const skip = 'mode: SIMPLE, insecureSkipVerify: true';

  it('puts a rule over a policy from 1.31 on, and before the policy first', () => {
    const both = [...WORLD, policy(NAMED), tls('shop', skip)];
    expect(seenBy('1.31.1', ...both)).toContain('unverified');
    expect(seenBy('1.30.4', ...both)).toContain('verified sni=p');
  });

  it('fills what the rule leaves open with the policy, from 1.31 on', () => {
    const pool = rule('shop', `host: ${HOST}, trafficPolicy: {connectionPool: {}}`);
    expect(seen(policy(NAMED), pool)).toContain('verified sni=p');
    const entry = rule('shop', `host: ${HOST}, trafficPolicy: {portLevelSettings: [{port: {number: 8443}}]}`);
    expect(seen(policy(NAMED), entry)).toBe('plaintext');
    expect(seen(policy(NAMED, 'name: api, sectionName: https'), entry)).toContain('verified');
  });

  it('keeps a rule that is exported otherwise apart, and then it hides the policy', () => {
    expect(
      seen(policy(NAMED), rule('shop', `host: ${HOST}, exportTo: ["*"], trafficPolicy: {connectionPool: {}}`)),
    ).toBe('plaintext');
  });

  it('keeps the older of two rules whole', () => {
    const aged = (name: string, settings: string, year: number) =>
      tls('shop', settings, '', name).replace(
        'namespace: shop}',
        `namespace: shop, creationTimestamp: "${year}-01-01T00:00:00Z"}`,
      );
    expect(seen(aged('a', skip, 2026), aged('b', VERIFIED, 2025))).toContain('verified');
  });

  it('keeps the first by name of two that are equally old', () => {
    expect(seen(tls('shop', skip, '', 'api-skip'), tls('shop', VERIFIED, '', 'api'))).toContain('verified sni=a');
  });

  it('loses the one without selector of two that are kept to the namespace, also where it is the older', () => {
    const kept = tls('edge', VERIFIED, 'exportTo: ["."]', 'all');
    expect(seen(kept, tls('edge', skip, SELECTOR))).toContain('unverified');
    const others = SELECTOR.replace('name: gw', 'name: other');
    expect(seen(kept, tls('edge', skip, others))).toBe('plaintext');
    expect(seen(tls('edge', VERIFIED, '', 'all'), tls('edge', skip, SELECTOR))).toContain('unverified');
  });
});
