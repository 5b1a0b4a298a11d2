import { expect, it } from 'vitest';
import { DEFAULTS } from '../../configuration/configuration.ts';
import { foundOf } from '../../gateway-api/found.ts';
import { stateOf } from '../../gateway-api/hop.ts';
import type { K8sObject } from '../../manifest/object.ts';
import { inspect } from './inspect.ts';
import { observe } from './observe.ts';

type Annotations = { readonly [name: string]: string };

const route: K8sObject = {
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata: { name: 'api', namespace: 'shop' },
  spec: { rules: [{ backendRefs: [{ name: 'api', port: 8443 }] }] },
};
const foundWith = (annotations: Annotations) => {
  const metadata = {
    name: 'api',
    namespace: 'shop',
    annotations: Object.fromEntries(
      Object.entries(annotations).map(([name, value]) => [`haproxy-ingress.github.io/${name}`, value]),
    ),
  };
  return foundOf([route, { apiVersion: 'v1', kind: 'Service', metadata }]);
};

it.each<[string, Annotations, string]>([
  ['nothing', {}, 'plaintext'],
  ['secure-backends', { 'secure-backends': 'true' }, 'unverified'],
  ['backend-protocol', { 'backend-protocol': 'h1-ssl' }, 'unverified'],
  ['a CA alone', { 'secure-verify-ca-secret': 'ca' }, 'plaintext'],
  ['a CA and no name', { 'secure-backends': 'true', 'secure-verify-ca-secret': 'ca' }, 'chain-only'],
  ['CA and SNI', { 'secure-backends': 'true', 'secure-verify-ca-secret': 'ca', 'secure-sni': 'a.example' }, 'verified'],
  [
    'CA and host name',
    { 'secure-backends': 'true', 'secure-verify-ca-secret': 'other/ca', 'secure-verify-hostname': 'a.example' },
    'verified',
  ],
])('%s', (_, annotations, state) => {
  const [hop] = observe(foundWith(annotations), DEFAULTS.setting);
  expect(hop && stateOf(hop.connection)).toBe(state);
});

it('says where annotations do nothing, and where no name is checked', () => {
  const ids = (annotations: Annotations) => {
    const found = foundWith(annotations);
    return inspect(found, observe(found, DEFAULTS.setting), DEFAULTS.setting).map(({ id }) => id);
  };
  expect(ids({ 'secure-verify-ca-secret': 'ca' })).toEqual(['HAP-04']);
  expect(ids({ 'secure-backends': 'true', 'secure-verify-ca-secret': 'ca' })).toEqual(['HAP-05']);
  expect(ids({ 'secure-backends': 'true', 'secure-verify-hostname': 'a.example' })).toEqual(['HAP-06']);
  expect(ids({ 'secure-backends': 'true' })).toEqual([]);
});
