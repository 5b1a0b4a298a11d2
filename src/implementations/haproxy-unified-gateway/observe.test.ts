import { expect, it } from 'vitest';
import { DEFAULTS } from '../../configuration/configuration.ts';
import { foundOf } from '../../gateway-api/found.ts';
import { stateOf } from '../../gateway-api/hop.ts';
import type { JsonObject } from '../../manifest/json.ts';
import type { K8sObject } from '../../manifest/object.ts';
import { inspect } from './inspect.ts';
import { observe } from './observe.ts';

const object = (apiVersion: string, kind: string, name: string, spec: JsonObject): K8sObject => ({
  apiVersion,
  kind,
  metadata: { name, namespace: 'shop' },
  spec,
});
const standard = (kind: string, spec: JsonObject) => object('gateway.networking.k8s.io/v1', kind, 'api', spec);
const backend = (server: JsonObject, name = 'api') =>
  object('gate.v3.haproxy.org/v3', 'Backend', name, { default_server: server });
const filter = (name: string) => ({
  type: 'ExtensionRef',
  extensionRef: { group: 'gate.v3.haproxy.org', kind: 'Backend', name },
});
const route = (kind = 'HTTPRoute', ...names: readonly string[]) =>
  standard(kind, {
    parentRefs: [{ name: 'api' }],
    rules: [{ backendRefs: [{ name: 'api', port: 8443, filters: names.map(filter) }] }],
  });
const annotated = (value: string): K8sObject => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'api', namespace: 'shop', annotations: { 'gate.v3.haproxy.org/cr-backend': value } },
});
const states = (...objects: readonly K8sObject[]) =>
  observe(foundOf(objects), DEFAULTS.setting).map(({ connection }) => stateOf(connection));

const SKIP = { ssl: 'enabled', verify: 'none' };
const VERIFY = { ssl: 'enabled', verify: 'required', ssl_cafile: '/ca.crt', sni: 'str(a.example)' };

it.each<[string, JsonObject, string]>([
  ['skips', SKIP, 'unverified'],
  ['verifies the name that is sent', VERIFY, 'verified'],
  ['verifies by default, and needs a CA', { ssl: 'enabled' }, 'refused'],
  ['checks verifyhost without SNI', { ...VERIFY, sni: '', verifyhost: 'a.example' }, 'verified'],
  ['checks no name without either', { ...VERIFY, sni: '' }, 'chain-only'],
  ['takes the name from the request', { ...VERIFY, sni: 'req.hdr(host)' }, 'verified'],
  ['does nothing without ssl', { verify: 'required', ssl_cafile: '/ca.crt' }, 'plaintext'],
  ['leaves no version', { ...VERIFY, ssl_min_ver: 'TLSv1.3', ssl_max_ver: 'TLSv1.2' }, 'refused'],
])('%s', (_, server, state) => {
  expect(states(route('HTTPRoute', 'api'), backend(server))).toEqual([state]);
});

it('takes the Service’s Backend last, and filters of HTTPRoutes alone', () => {
  const both = [backend(VERIFY, 'strict'), backend(SKIP, 'lax')];
  expect(states(route('HTTPRoute', 'strict'), annotated('lax'), ...both)).toEqual(['unverified']);
  expect(states(route('HTTPRoute'), annotated('shop/strict'), ...both)).toEqual(['verified']);
  expect(states(route('GRPCRoute', 'strict'), ...both)).toEqual(['plaintext']);
});

it('says what a file, a lost check or a lost name comes to', () => {
  const ids = (server: JsonObject) => {
    const found = foundOf([route('HTTPRoute', 'api'), backend(server)]);
    return inspect(found, observe(found, DEFAULTS.setting), DEFAULTS.setting).map(({ id }) => id);
  };
  expect(ids(VERIFY)).toEqual(['HUG-01']);
  expect(ids({ ssl: 'enabled' })).toEqual(['HUG-02']);
  expect(ids({ ...SKIP, ssl_cafile: '@system-ca' })).toEqual(['HUG-03']);
  expect(ids({ ...VERIFY, ssl_cafile: '@system-ca', sni: '' })).toEqual(['HUG-04']);
});

it('says what is without TLS although it is set up for it', () => {
  const found = foundOf([route('HTTPRoute', 'api'), backend({ verify: 'none' })]);
  expect(inspect(found, observe(found, DEFAULTS.setting), DEFAULTS.setting)).toMatchObject([{ id: 'HUG-03' }]);
});

it('leaves out a Backend of another namespace that nobody has granted', () => {
  const other = { ...backend(SKIP), metadata: { name: 'api', namespace: 'other' } };
  const grant = {
    apiVersion: 'gateway.networking.k8s.io/v1beta1',
    kind: 'ReferenceGrant',
    metadata: { name: 'api', namespace: 'other' },
    spec: {
      from: [{ group: '', kind: 'Service', namespace: 'shop' }],
      to: [{ group: 'gate.v3.haproxy.org', kind: 'Backend' }],
    },
  };
  const objects = [route(), annotated('other/api'), other];
  const ids = (...more: readonly K8sObject[]) => inspect(foundOf([...objects, ...more]), [], DEFAULTS.setting);
  expect(states(...objects)).toEqual(['plaintext']);
  expect(ids()).toMatchObject([{ id: 'HUG-06', severity: 'error' }]);
  expect(states(...objects, grant)).toEqual(['unverified']);
  expect(ids(grant)).toEqual([]);
});
