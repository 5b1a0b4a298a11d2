import { describe, expect, it } from 'vitest';
import { arbitraryConfiguration } from '../../tests/arbitrary.ts';
import fc from '../../tests/fast-check.ts';
import { serviceOf } from '../configuration/backends.ts';
import { DNS_SUBDOMAIN } from '../configuration/names.ts';
import type { Json } from '../manifest/json.ts';
import { pick, pickList, pickString } from '../manifest/json.ts';
import { foundOf, lastOfEach, lookUp } from './found.ts';
import { attachmentsTo } from './policies.ts';
import {
  grants,
  policyManifests,
  standardPolicy,
  standardRef,
  surroundings,
  targetKey,
  uniqueBySlot,
} from './write-standard.ts';

const wishesOf = (configuration: Parameters<typeof standardRef>[0]) =>
  configuration.backends.flatMap((backend, index) => standardPolicy(backend, index) ?? []);

describe('policyManifests', () => {
  it('writes one policy per target, with a name of its own, beside its target', () => {
    fc.assert(
      fc.property(arbitraryConfiguration({ maxBackends: 8 }), (configuration) => {
        const wishes = wishesOf(configuration);
        const policies = policyManifests(wishes, 'v1')
          .map(({ object }) => object)
          .filter(({ kind }) => kind === 'BackendTLSPolicy');
        expect(policies).toHaveLength(new Set(wishes.map(targetKey)).size);
        const names = policies.map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);
        expect(new Set(names).size).toBe(names.length);
        for (const { metadata } of policies) expect(metadata.name).toMatch(DNS_SUBDOMAIN.pattern);
        const found = foundOf(policies);
        for (const { target, namespace } of wishes)
          expect(attachmentsTo(found, { ...target, namespace }).length).toBeGreaterThan(0);
      }),
    );
  });

  it('has no policy for skip and external hosts', () => {
    fc.assert(
      fc.property(arbitraryConfiguration(), ({ backends }) => {
        backends.forEach((backend, index) => {
          const expressible = backend.validation.mode !== 'skip' && backend.target.kind !== 'ExternalHost';
          expect(standardPolicy(backend, index) !== undefined).toBe(expressible);
        });
      }),
    );
  });
});

describe('surroundings', () => {
  it('leave Gateway, route and Services as they are where nothing has to change', () => {
    fc.assert(
      fc.property(arbitraryConfiguration(), (configuration) => {
        const ref = standardRef(configuration);
        const written = surroundings(configuration, { apiVersion: 'v1', before: ref, after: ref, why: '' });
        const role = configuration.output.completeExample ? 'example' : 'exists';
        expect(new Set(written.map((entry) => entry.role))).toEqual(new Set([role]));
      }),
    );
  });

  it('change just the backendRefs that differ, by operations that test first', () => {
    fc.assert(
      fc.property(arbitraryConfiguration(), fc.nat(3), (configuration, chosen) => {
        const before = standardRef(configuration);
        const written = surroundings(
          { ...configuration, output: { ...configuration.output, completeExample: false } },
          {
            apiVersion: 'v1',
            before,
            after: (placed) =>
              placed.index === chosen ? { group: 'x.io', kind: 'Backend', name: 'b' } : before(placed),
            why: 'because',
          },
        );
        const route = written.find(({ object }) => object.kind === configuration.route.kind);
        const patched = route?.role === 'patch' ? route.operations : [];
        if (configuration.backends[chosen] === undefined) expect(patched).toEqual([]);
        const overwriting = patched.filter(({ op }) => op === 'replace');
        expect(overwriting.length).toBeLessThanOrEqual(1);
        for (const one of overwriting) {
          expect(one.path).toMatch(/\/name$/);
          expect(patched.find(({ op }) => op === 'test')?.path).toBe(one.path);
        }
      }),
    );
  });

  it('refer to every Service by name and port, in the order of the form', () => {
    fc.assert(
      fc.property(arbitraryConfiguration(), (configuration) => {
        const ref = standardRef(configuration);
        const written = surroundings(configuration, { apiVersion: 'v1', before: ref, after: ref, why: '' });
        const route = written.find(({ object }) => object.kind === configuration.route.kind)?.object;
        const refs = pickList(route, 'spec', 'rules').flatMap((rule: Json) => pickList(rule, 'backendRefs'));
        const services = configuration.backends.filter(({ target }) => target.kind !== 'ExternalHost');
        expect(refs).toHaveLength(services.length);
        for (const one of refs)
          expect([typeof pickString(one, 'name'), typeof pick(one, 'port')]).toEqual(['string', 'number']);
      }),
    );
  });
});

describe('Services', () => {
  it('stand once in the manifests, with every port that a backend uses, each under a name of its own', () => {
    fc.assert(
      fc.property(arbitraryConfiguration({ maxBackends: 8 }), (configuration) => {
        const ref = standardRef(configuration);
        const services = surroundings(configuration, { apiVersion: 'v1', before: ref, after: ref, why: '' })
          .map(({ object }) => object)
          .filter(({ kind }) => kind === 'Service');
        const found = foundOf(services);
        expect(lastOfEach(services)).toHaveLength(services.length);
        for (const backend of configuration.backends) {
          const target = serviceOf(backend, configuration);
          if (target === undefined) continue;
          const service = lookUp(found, { group: '', kind: 'Service', namespace: target.namespace, name: target.name });
          const ports = pickList(service, 'spec', 'ports');
          expect(ports.filter((port) => pick(port, 'port') === target.port)).toHaveLength(1);
          if (ports.length > 1) expect(new Set(ports.map((port) => pickString(port, 'name'))).size).toBe(ports.length);
        }
      }),
    );
  });
});

describe('grants', () => {
  it('are written in the namespace that is referred to, and only across namespaces', () => {
    fc.assert(
      fc.property(arbitraryConfiguration(), fc.constantFrom('shop', 'other'), (configuration, namespace) => {
        const written = grants(configuration, () => ({ group: '', kind: 'Service', namespace, name: 'api' }));
        const crossing = namespace !== configuration.route.namespace;
        expect(written).toHaveLength(crossing ? configuration.backends.length : 0);
        for (const { object } of written) {
          expect(object.metadata.namespace).toBe(namespace);
          expect(pick(object, 'spec', 'from', 0)).toEqual({
            group: 'gateway.networking.k8s.io',
            kind: configuration.route.kind,
            namespace: configuration.route.namespace,
          });
        }
        expect(uniqueBySlot(written).length).toBe(crossing ? 1 : 0);
      }),
    );
  });
});
