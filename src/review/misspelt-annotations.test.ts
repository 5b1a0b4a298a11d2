import { expect, test } from 'vitest';
import { implementation as any } from '../implementations/any/implementation.ts';
import { implementation as contour } from '../implementations/contour/implementation.ts';
import { implementation as ingress } from '../implementations/haproxy-ingress/implementation.ts';
import { implementation as unified } from '../implementations/haproxy-unified-gateway/implementation.ts';
import type { Implementation } from '../implementations/implementation.ts';
import { implementation as kong } from '../implementations/kong-ingress-controller/implementation.ts';
import { misspeltAnnotations } from './misspelt-annotations.ts';

function meant(implementation: Implementation, annotations: { readonly [name: string]: string }): readonly string[] {
  const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'api', namespace: 'shop', annotations } };
  return misspeltAnnotations([service], implementation).map(({ severity, message }) => `${severity}: ${message}`);
}

test.each<[Implementation, string, string]>([
  [kong, 'konghq.com/tls_verify', 'konghq.com/tls-verify'],
  [kong, 'konghq.com/ca-certificates-configmap', 'konghq.com/ca-certificates-configmaps'],
  [kong, 'konghq.com/Protocol', 'konghq.com/protocol'],
  [contour, 'projectcontour.io/upstream-protocol-tls', 'projectcontour.io/upstream-protocol.tls'],
  [ingress, 'haproxy-ingress.github.io/secure-backend', 'haproxy-ingress.github.io/secure-backends'],
  [unified, 'gate.v3.haproxy.org/cr_backend', 'gate.v3.haproxy.org/cr-backend'],
])('%# an annotation one slip away from one that is read: %2$s', (implementation, name, right) => {
  expect(meant(implementation, { [name]: 'true' })).toEqual([
    `error: ${name} of Service shop/api is not read; ${right} is probably meant.`,
  ]);
});

test.each<[string, Implementation, { readonly [name: string]: string }]>([
  ['that is right', kong, { 'konghq.com/tls-verify': 'true' }],
  ['that is another one of the same owner', kong, { 'konghq.com/protocols': 'https', 'konghq.com/retries': '3' }],
  ['of somebody else', kong, { 'example.com/tls_verify': 'true', tls_verify: 'true' }],
  ['beside the right one', kong, { 'konghq.com/tls_verify': 'true', 'konghq.com/tls-verify': 'true' }],
  ['where none is read', any, { 'konghq.com/tls_verify': 'true' }],
])('nothing is said of an annotation %s', (_, implementation, annotations) => {
  expect(meant(implementation, annotations)).toEqual([]);
});
