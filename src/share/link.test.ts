import { deflateSync, strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { arbitraryConfiguration, SAMPLE_PRIVATE_KEY } from '../../tests/arbitrary.ts';
import { CA } from '../../tests/certificates.ts';
import fc from '../../tests/fast-check.ts';
import { holdsPrivateKey } from '../certificates/private-key.ts';
import { type Configuration, type ConfigurationInput, DEFAULTS } from '../configuration/configuration.ts';
import { presets } from '../configuration/presets.ts';
import { readConfiguration } from '../configuration/read-configuration.ts';
import { decodeLink, LINK_LIMITS } from './decode-link.ts';
import { differenceToDefaults } from './difference.ts';
import { encodeLink } from './encode-link.ts';
import { redact } from './redact.ts';

function read(input: ConfigurationInput): Configuration {
  const reading = readConfiguration(input);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.configuration;
}

function withJson(json: string): string {
  return `#s=1.${Buffer.from(deflateSync(strToU8(json))).toString('base64url')}`;
}

describe('a link gives back what may leave the page (law 1)', () => {
  test.each([true, false])(
    'with certificates: %s',
    (certificates) => {
      fc.assert(
        fc.property(arbitraryConfiguration(), (configuration) => {
          const decoded = decodeLink(encodeLink(configuration, { certificates }));
          expect(decoded).toEqual({
            ok: true,
            configuration: redact(configuration, { certificates }),
            manifests: null,
            notes: [],
          });
        }),
        { numRuns: 200 },
      );
    },
    60_000,
  );

  test('of a thousand backends', () => {
    const [backend] = read({ backends: [{ target: { kind: 'Service', name: 'orders' } }] }).backends;
    const more = Array.from({ length: 999 }, (_, rule) => ({ ...backend, rule }));
    const configuration: Configuration = { ...DEFAULTS, backends: [backend, ...more] };
    const link = encodeLink(configuration, { certificates: true });
    expect(link.length).toBeLessThan(8000);
    expect(decodeLink(link)).toMatchObject({ ok: true, configuration });
  });
});

test('no private key enters a link (law 5)', () => {
  const key = SAMPLE_PRIVATE_KEY;
  const forms = fc.constantFrom(
    key,
    CA + key,
    key.replace(/^/gm, '    '),
    Buffer.from(key).toString('base64'),
    `tls.key: ${Buffer.from(key).toString('base64')}`,
  );
  const shortForms = fc.constantFrom(key, Buffer.from(key).toString('base64'));
  fc.assert(
    fc.property(arbitraryConfiguration(), forms, shortForms, (configuration, pem, answer) => {
      const [first, ...rest] = configuration.backends;
      const custom = read({ backends: [{ validation: { mode: 'custom', ca: { kind: 'PEM', pem } } }] }).backends[0];
      const skip = read({ backends: [{ validation: { mode: 'skip', reason: answer } }] }).backends[0];
      const options = { ...configuration.options, 'any.note': answer };
      const hostile = { ...configuration, backends: [custom, skip, first, ...rest], options } satisfies Configuration;
      const decoded = decodeLink(encodeLink(hostile, { certificates: true }));
      expect(holdsPrivateKey(JSON.stringify(decoded))).toBe(false);
    }),
    { numRuns: 50 },
  );
}, 60_000);

test('certificates enter a link only when asked, and without the key that stood beside them', () => {
  const pemOf = ({ backends: [{ validation }] }: Configuration) =>
    validation.mode === 'custom' && validation.ca.kind === 'PEM' ? validation.ca.pem : undefined;
  const configuration = read({
    backends: [{ validation: { mode: 'custom', ca: { kind: 'PEM', pem: SAMPLE_PRIVATE_KEY + CA } } }],
  });
  expect(pemOf(redact(configuration, { certificates: false }))).toBe('');
  expect(pemOf(redact(configuration, { certificates: true }))).toBe(CA);
});

describe('the wire format of version 1', () => {
  test('nothing differs, next to nothing is written', () => {
    expect(encodeLink(DEFAULTS, { certificates: false })).toMatchInlineSnapshot(`"#s=1.q64FAA"`);
  });

  test('each preset writes what differs and no more', () => {
    for (const { configuration } of presets) {
      const lean = differenceToDefaults(read(configuration));
      expect(read(lean as ConfigurationInput)).toEqual(read(configuration));
      expect(JSON.stringify(lean).length).toBeLessThanOrEqual(JSON.stringify(configuration).length);
    }
  });

  test('every variant', () => {
    const configuration = read({
      setting: { implementation: 'envoy-gateway', version: '1.8.3', gatewayApi: { release: '1.5' } },
      route: { kind: 'GRPCRoute', hostnames: ['a.example', '*.b.example'] },
      clientCertificate: {},
      backends: [
        {},
        { target: { kind: 'ExternalHost', hostname: 'api.stripe.com' }, validation: { mode: 'system' } },
        { target: { kind: 'Gateway', sectionName: 'https' }, validation: { mode: 'skip', reviewBy: '2027-03-01' } },
        { target: { kind: 'HTTPRoute' }, validation: { mode: 'custom', ca: { kind: 'ClusterCA' } }, weight: 0 },
        { validation: { mode: 'custom', hostname: 'x.example', ca: { kind: 'Secret' } } },
      ],
      options: { 'a.b': true },
    });
    expect(differenceToDefaults(configuration)).toMatchInlineSnapshot(`
      {
        "backends": [
          {},
          {
            "target": {
              "hostname": "api.stripe.com",
              "kind": "ExternalHost",
            },
            "validation": {
              "mode": "system",
            },
          },
          {
            "target": {
              "kind": "Gateway",
              "sectionName": "https",
            },
            "validation": {
              "mode": "skip",
              "reviewBy": "2027-03-01",
            },
          },
          {
            "target": {
              "kind": "HTTPRoute",
            },
            "validation": {
              "ca": {
                "kind": "ClusterCA",
              },
              "mode": "custom",
            },
            "weight": 0,
          },
          {
            "validation": {
              "ca": {
                "kind": "Secret",
                "name": "api-ca",
              },
              "hostname": "x.example",
              "mode": "custom",
            },
          },
        ],
        "clientCertificate": {},
        "options": {
          "a.b": true,
        },
        "route": {
          "hostnames": [
            "a.example",
            "*.b.example",
          ],
          "kind": "GRPCRoute",
        },
        "setting": {
          "gatewayApi": {
            "release": "1.5",
          },
          "version": "1.8.3",
        },
      }
    `);
  });

  test('links that were once given out keep opening', () => {
    const decoded = decodeLink(
      'https://tls.example/app/#s=1.VY69CsMwDITfRXOapaVDtpIXKHQsGRRbbU38h39CIfjdK4dAk0nipPvuFgguJ4JuAYuGJ0x5pGApUTyhV9DAx8VUbxG65-7a0heN19QKZ2AoDYwoJrKyvi2QMLwpVeykrGTsg8KsBDFvZXnkvQNJL8w6beohnTXvAiMul3Oz8e6rcGWF82bUSmJSztYY42T1ixwT9_m3PjDbLa-Ns-AfgbuCvWYrhf4GpZSh_AA',
    );
    expect(decoded.ok && differenceToDefaults(decoded.configuration)).toMatchInlineSnapshot(`
      {
        "backends": [
          {
            "target": {
              "kind": "Service",
              "name": "kubernetes",
              "namespace": "default",
              "port": 443,
              "targetPort": 6443,
            },
            "validation": {
              "ca": {
                "kind": "ClusterCA",
              },
              "hostname": "kubernetes.default.svc",
              "mode": "custom",
            },
          },
        ],
        "route": {
          "hostnames": [
            "kubernetes.example.com",
          ],
          "name": "kubernetes-api",
        },
      }
    `);
  });

  // Old links rest on these. Where one changes, version 2 begins, and version 1 keeps its defaults in a file.
  test('the defaults that links leave out', () => {
    expect(JSON.stringify(DEFAULTS)).toMatchInlineSnapshot(
      `"{"schema":1,"setting":{"implementation":"envoy-gateway","version":"1.9","gatewayApi":{"release":"1.6","channel":"standard","missingKinds":[]},"clusterDomain":"cluster.local"},"gateway":{"namespace":"shop","name":"gateway","className":"gateway-class","listener":{"name":"https","port":443,"protocol":"HTTPS","tlsMode":"Terminate","certificateSecret":"gateway-certificate"}},"route":{"kind":"HTTPRoute","namespace":"shop","name":"api","hostnames":["api.example.com"]},"backends":[{"target":{"kind":"Service","namespace":"shop","name":"api","port":8443,"portName":"https","targetPort":8443,"headless":false},"validation":{"mode":"custom","hostname":"api.internal.example","subjectAltNames":[],"ca":{"kind":"ConfigMap","name":"api-ca"}},"protocol":"http/1.1","weight":1,"rule":0}],"clientCertificate":null,"tlsVersions":{"minimum":null,"maximum":null},"output":{"completeExample":false,"permalink":false},"options":{}}"`,
    );
    const variants = read({
      clientCertificate: {},
      backends: [
        { target: { kind: 'ExternalHost' }, validation: { mode: 'system' } },
        { target: { kind: 'Gateway' }, validation: { mode: 'skip' } },
        { target: { kind: 'HTTPRoute' }, validation: { mode: 'custom', ca: { kind: 'PEM' } } },
      ],
    });
    expect(JSON.stringify([variants.clientCertificate, variants.backends])).toMatchInlineSnapshot(
      `"[{"secret":"gateway-client","namespace":"shop"},[{"target":{"kind":"ExternalHost","namespace":"shop","hostname":"api.example.org","port":443},"validation":{"mode":"system","hostname":"api.internal.example","subjectAltNames":[]},"protocol":"http/1.1","weight":1,"rule":0},{"target":{"kind":"Gateway","namespace":"shop","name":"gateway","sectionName":null,"service":"api","port":8443,"portName":"https"},"validation":{"mode":"skip","hostname":null,"reason":"","reviewBy":""},"protocol":"http/1.1","weight":1,"rule":0},{"target":{"kind":"HTTPRoute","namespace":"shop","name":"api","sectionName":null,"service":"api","port":8443,"portName":"https"},"validation":{"mode":"custom","hostname":"api.internal.example","subjectAltNames":[],"ca":{"kind":"PEM","name":"api-ca","pem":""}},"protocol":"http/1.1","weight":1,"rule":0}]]"`,
    );
  });
});

describe('what is not a link is said, and nothing throws', () => {
  const whole = encodeLink(read(presets[0]?.configuration ?? {}), { certificates: false });

  test.each([
    ['not-a-link', ''],
    ['not-a-link', '#'],
    ['not-a-link', 'https://example.com/'],
    ['not-a-link', '#section-2'],
    ['truncated', '#s='],
    ['truncated', '#s=1'],
    ['truncated', '#s=1.'],
    ['truncated', whole.slice(0, -1)],
    ['truncated', whole.slice(0, whole.length / 2)],
    ['truncated', '#s=1.!!!!'],
    ['not-a-link', '#s=0.q64FAA'],
    ['future-version', '#s=3.q64FAA'],
    ['not-json', withJson('{')],
    ['not-a-configuration', withJson('[]')],
    ['not-a-configuration', withJson('null')],
    ['not-a-configuration', withJson('{"backends":[{"weight":-1}]}')],
    ['not-a-configuration', withJson('{"__proto__":{"setting":{}}}')],
    ['not-a-configuration', withJson('{"setting":{"__proto__":{"version":"1.8"}}}')],
    ['not-a-configuration', withJson(`${'['.repeat(5000)}${']'.repeat(5000)}`)],
    ['too-large', `#s=1.${'A'.repeat(LINK_LIMITS.characters)}`],
  ])('%s (%#)', (error, link) => {
    expect(decodeLink(link)).toMatchObject({ ok: false, error, says: expect.stringMatching(/\.$/) });
  });

  test('a link that would inflate to 50 MB is stopped early', () => {
    const bytes = deflateSync(strToU8(`{"a":"${'a'.repeat(50_000_000)}"}`));
    expect(bytes.length).toBeLessThan(100_000);
    // What stands behind the bound is never looked at: damage there makes no difference.
    bytes.fill(0xff, bytes.length / 2);
    const bomb = `#s=1.${Buffer.from(bytes).toString('base64url')}`;
    expect(decodeLink(bomb)).toMatchObject({ ok: false, error: 'too-large' });
  }, 60_000);

  test('the prototype of objects stays as it is', () => {
    decodeLink(withJson('{"options":{"__proto__":{"polluted":true}},"__proto__":{"polluted":true}}'));
    expect('polluted' in {}).toBe(false);
  });

  test('any text at all', () => {
    const payload = fc
      .uint8Array({ maxLength: 200 })
      .map((bytes) => `#s=1.${Buffer.from(bytes).toString('base64url')}`);
    const cut = fc
      .tuple(arbitraryConfiguration(), fc.nat(400))
      .map(([configuration, length]) => encodeLink(configuration, { certificates: true }).slice(0, length));
    const json = fc.json().map(withJson);
    const keys = fc.array(
      fc.tuple(
        fc.constantFrom('mode', 'service', 'ca', 'port', 'san', 'preset', 'target', '__proto__', 'a.b'),
        fc.string(),
      ),
    );
    const written = keys.map((pairs) => `#${pairs.map((pair) => pair.join('=')).join('&')}`);
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), payload, cut, json, written), (text) => {
        const decoded = decodeLink(text);
        if (decoded.ok) expect(readConfiguration(decoded.configuration).ok).toBe(true);
        else expect(decoded.says).not.toBe('');
      }),
      { numRuns: 500 },
    );
  }, 60_000);
});

describe('links survive their way', () => {
  const configuration = read(presets[0]?.configuration ?? {});
  const link = encodeLink(configuration, { certificates: false });

  test.each([
    ['with an address before it', `https://example.com/tls/index.html${link}`],
    ['broken into lines', link.replace(/(.{20})/g, '$1\r\n')],
    ['without the #', link.slice(1)],
    ['with the = escaped', link.replace('=', '%3D')],
    ['with another key beside it', `${link}&utm_source=mail`],
  ])('%s', (_, text) => {
    expect(decodeLink(text)).toMatchObject({ ok: true, configuration });
  });
});
