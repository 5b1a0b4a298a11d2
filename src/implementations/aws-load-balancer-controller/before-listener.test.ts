import { describe, expect, it } from 'vitest';
import { gateway, look, route, targets } from '../../../tests/aws-manifests.ts';

describe('what a backendRef needs', () => {
  const service = (spec: string) => `
kind: Service
apiVersion: v1
metadata: {name: api, namespace: shop}
spec: ${spec}`;

  it('needs a port, one that the Service has', () => {
    const without = look('3.5', gateway('HTTPS'), route('HTTPRoute', '{name: api}'));
    expect([without.states, without.ids[0]]).toEqual([['refused'], 'error AWS-11']);
    const wrong = look('3.5', gateway('HTTPS'), route('HTTPRoute'), service('{ports: [{port: 80}]}'));
    expect([wrong.states, wrong.ids[0]]).toEqual([['refused'], 'error AWS-11']);
  });

  it('needs a node port where nodes are the targets', () => {
    const nodes = targets(
      '{targetReference: {name: api}, defaultConfiguration: {targetType: instance, protocol: HTTPS}}',
    );
    const documents = [gateway('HTTPS'), route('HTTPRoute'), nodes];
    expect(look('3.5', ...documents, service('{ports: [{port: 8443}]}')).ids[0]).toBe('error AWS-06');
    expect(look('3.5', ...documents, service('{type: NodePort, ports: [{port: 8443}]}')).states).toEqual([
      'unverified',
    ]);
    const unset = targets('{targetReference: {name: api}, defaultConfiguration: {protocol: HTTPS}}');
    expect(look('3.5', gateway('HTTPS'), route('HTTPRoute'), unset).hops[0]?.unsure.join(' ')).toContain(
      '--default-target-type',
    );
  });

  it('takes Services; target groups made elsewhere are not known', () => {
    expect(look('3.5', gateway('HTTPS'), route('HTTPRoute', '{kind: TargetGroupName, name: x}')).states).toEqual([
      'unknown',
    ]);
    const other = look('3.5', gateway('HTTPS'), route('HTTPRoute', '{group: example.com, kind: Backend, name: x}'));
    expect([other.states, other.ids[0]]).toEqual([['refused'], 'error AWS-19']);
  });

  it('reads the first rule of an NLB route, and before 2.17 one backend', () => {
    const rules = `
kind: TCPRoute
apiVersion: gateway.networking.k8s.io/v1
metadata: {name: api, namespace: shop}
spec:
  parentRefs: [{name: lb}]
  rules: [{backendRefs: [{name: api, port: 1}]}, {backendRefs: [{name: other, port: 1}]}]`;
    expect(look('3.5', gateway('TCP'), rules).states).toEqual(['passthrough', 'refused']);
    const two = route('TCPRoute', '{name: api, port: 1}, {name: other, port: 1}', 'v1alpha2');
    expect(look('2.16', gateway('TCP'), two).states).toEqual(['refused', 'refused']);
    expect(look('2.17', gateway('TCP'), two).states).toEqual(['passthrough', 'passthrough']);
    const idle = route('TCPRoute', '{name: api, port: 1}, {name: other, port: 1, weight: 0}', 'v1alpha2');
    expect(look('2.16', gateway('TCP'), idle).states).toEqual(['passthrough', 'passthrough']);
  });
});
