import { describe, expect, it } from 'vitest';
import type { K8sObject } from '../manifest/object.ts';
import { mostAlike } from './likeness.ts';

const backend = (name: string, hostname: string, port = 443): K8sObject => ({
  apiVersion: 'gateway.envoyproxy.io/v1alpha1',
  kind: 'Backend',
  metadata: { name, namespace: 'shop' },
  spec: { endpoints: [{ fqdn: { hostname, port } }] },
});

function namesOf(wanted: readonly K8sObject[], candidates: readonly K8sObject[]): readonly string[] {
  const pairs = mostAlike(wanted, candidates, (one) => one);
  return wanted.map((one) => pairs.get(one)?.metadata.name ?? '');
}

describe('mostAlike', () => {
  it('takes the one with the same content, wherever it stands', () => {
    const foreign = [backend('mail', 'mail.example', 25), backend('pay', 'pay.example', 8443)];
    expect(namesOf([backend('api', 'api.example')], [...foreign, backend('renamed', 'api.example')])).toEqual([
      'renamed',
    ]);
  });

  it('gives each its own, the surest first', () => {
    const wanted = [backend('a', 'a.example'), backend('b', 'b.example')];
    expect(namesOf(wanted, [backend('x', 'b.example'), backend('y', 'other.example')])).toEqual(['y', 'x']);
  });

  it('takes equals, and very many, in their order', () => {
    const many = Array.from({ length: 50 }, (_, index) => backend(`n${index}`, `${index}.example`));
    expect(namesOf([backend('a', 'q.example', 1)], many.slice(0, 3))).toEqual(['n0']);
    expect(namesOf([...many].reverse(), many)[0]).toBe('n0');
  });
});
