import { strFromU8, unzipSync } from 'fflate';
import { load, loadAll } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { arbitraryConfiguration, SAMPLE_PRIVATE_KEY } from '../../tests/arbitrary.ts';
import { CA } from '../../tests/certificates.ts';
import fc from '../../tests/fast-check.ts';
import { holdsPrivateKey } from '../certificates/private-key.ts';
import type { Configuration, ConfigurationInput } from '../configuration/configuration.ts';
import { presets } from '../configuration/presets.ts';
import { readConfiguration } from '../configuration/read-configuration.ts';
import { patchPath } from '../gateway-api/patch-file.ts';
import { implementation as any } from '../implementations/any/implementation.ts';
import { implementation as aws } from '../implementations/aws-load-balancer-controller/implementation.ts';
import { review } from '../review/review.ts';
import { bundleFiles, downloadManifest, MANIFEST_FILE } from './bundle.ts';
import { zipFiles } from './zip.ts';

const ORIGIN = { version: '1.2.3', permalink: null };

function read(input: ConfigurationInput): Configuration {
  const reading = readConfiguration(input);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.configuration;
}

const preset = (id: string) => read(presets.find((one) => one.id === id)?.configuration ?? {});

describe('the bundle of a policy with a given CA', () => {
  const configuration = read({
    setting: { implementation: 'any', version: 'unlisted' },
    backends: [{ validation: { mode: 'custom', ca: { kind: 'PEM', pem: CA } } }],
  });
  const files = bundleFiles({ configuration, implementation: any }, ORIGIN);

  test('the manifests apply as they are, and hold the certificate', () => {
    const text = files.get(MANIFEST_FILE) ?? '';
    expect(text.split('\n').slice(0, 3)).toEqual([
      expect.stringMatching(/^# Made with Upstream TLS 1\.2\.3, from facts of \d{4}-\d\d-\d\d\.$/),
      '# For Any conformant implementation, with Gateway API 1.6 (standard channel).',
      expect.stringMatching(/^apiVersion:/),
    ]);
    expect(loadAll(text)).toEqual(
      review(configuration, any)
        .written.filter(({ role }) => role === 'create')
        .map(({ object }) => object),
    );
    expect(text).toContain('-----BEGIN CERTIFICATE-----');
  });

  test('without changes to what is there, the kustomization has no patches', () => {
    expect(load(files.get('kustomization.yaml') ?? '')).toEqual({
      apiVersion: 'kustomize.config.k8s.io/v1beta1',
      kind: 'Kustomization',
      resources: ['upstream-tls.yaml'],
    });
    expect([...files.keys()].filter((path) => path.startsWith('patches/'))).toEqual([]);
  });
});

describe('the bundle of a change to a Gateway', () => {
  const configuration = preset('nlb-tls-broker');
  const { written } = review(configuration, aws);
  const patches = written.filter((entry) => entry.role === 'patch');
  const files = bundleFiles({ configuration, implementation: aws }, ORIGIN);

  test('each change is a file, and an entry of the kustomization with its target', () => {
    expect(patches.length).toBeGreaterThan(0);
    for (const patched of patches) {
      expect(load(files.get(patchPath(patched)) ?? '')).toEqual(patched.merge?.body ?? patched.operations);
    }
    const kustomization = load(files.get('kustomization.yaml') ?? '') as {
      patches: { target: object; patch: string }[];
    };
    expect(kustomization.patches.map(({ target, patch }) => ({ target, patch: load(patch) }))).toEqual(
      patches.map(({ object, merge }) => ({
        target: {
          group: 'gateway.networking.k8s.io',
          kind: object.kind,
          name: object.metadata.name,
          namespace: object.metadata.namespace,
        },
        patch: {
          apiVersion: object.apiVersion,
          kind: object.kind,
          metadata: { name: object.metadata.name, namespace: object.metadata.namespace },
          ...merge?.body,
        },
      })),
    );
  });

  test('the manifests name the changes in comments, so that the file stays fit to apply', () => {
    const text = files.get(MANIFEST_FILE) ?? '';
    expect(loadAll(text)).toHaveLength(written.filter(({ role }) => role === 'create').length);
    expect(text).toContain('# Change Gateway shop/broker.');
    expect(text).toMatch(
      /^# kubectl patch gateway\.gateway\.networking\.k8s\.io broker --namespace shop --type \w+ --patch '/m,
    );
  });

  test('the steps say what happens, in the order of their phases', () => {
    const steps = files.get('STEPS.md') ?? '';
    expect(steps).toContain(review(configuration, aws).hops[0]?.explanation);
    expect(steps.indexOf('## Prepare')).toBeLessThan(steps.indexOf('## Verify'));
    expect(steps).not.toMatch(/<(?!\/)/);
  });
});

test('a hand-written link to the state stands in the files only when it is given', () => {
  const permalink = 'https://example.com/#s=1.q64FAA';
  expect(
    downloadManifest({ configuration: preset('canary'), implementation: any }, { version: '1.2.3', permalink }),
  ).toContain(`\n# ${permalink}\n`);
  expect(downloadManifest({ configuration: preset('canary'), implementation: any }, ORIGIN)).not.toContain('#s=');
});

test('the same state gives the same bytes, and the archive holds the files', () => {
  const files = bundleFiles({ configuration: preset('canary'), implementation: any }, ORIGIN);
  const zip = zipFiles(files);
  expect(zipFiles(files)).toEqual(zip);
  const unpacked = Object.entries(unzipSync(zip)).map(([path, bytes]) => [path, strFromU8(bytes)] as const);
  expect(new Map(unpacked)).toEqual(files);
});

test('whatever the state, the manifests parse and no file holds a private key (law 5)', () => {
  const hostile = fc
    .tuple(
      arbitraryConfiguration({ maxBackends: 2 }),
      fc.constantFrom(SAMPLE_PRIVATE_KEY, Buffer.from(SAMPLE_PRIVATE_KEY).toString('base64')),
    )
    .map(([configuration, key]): Configuration => {
      const [first, ...rest] = configuration.backends;
      const [pasted] = read({
        backends: [{ validation: { mode: 'custom', ca: { kind: 'PEM', pem: CA + key } } }],
      }).backends;
      return {
        ...configuration,
        backends: [pasted, first, ...rest],
        options: { ...configuration.options, 'any.x': key },
      };
    });
  fc.assert(
    fc.property(hostile, fc.constantFrom(any, aws), (configuration, implementation) => {
      const files = bundleFiles({ configuration, implementation }, ORIGIN);
      const { written } = review(configuration, implementation);
      const applied = written.filter(({ role }) => role === 'create' || role === 'example');
      expect(loadAll(files.get(MANIFEST_FILE) ?? '')).toHaveLength(applied.length === 0 ? 0 : applied.length);
      for (const content of files.values()) expect(holdsPrivateKey(content)).toBe(false);
    }),
    { numRuns: 30 },
  );
}, 60_000);
