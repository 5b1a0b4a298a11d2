import { describe, expect, it } from 'vitest';
import { DEFAULTS } from '../../src/configuration/configuration.ts';
import { decodeLink, LINK_LIMITS } from '../../src/share/decode-link.ts';
import { encodeLink, encodeLinkWith } from '../../src/share/encode-link.ts';
import { type Manifests, sharable } from '../../src/share/manifests.ts';
import { redact } from '../../src/share/redact.ts';
import { arbitraryConfiguration, SAMPLE_CERTIFICATE, SAMPLE_PRIVATE_KEY } from '../arbitrary.ts';
import fc from '../fast-check.ts';
import { numRuns, PATIENCE } from './loaded.ts';

/** Law 1: a link gives back what may be shared; any text gives a value or a named error, and nothing throws. */

function arbitraryManifests(): fc.Arbitrary<Manifests> {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.constantFrom(SAMPLE_CERTIFICATE, SAMPLE_PRIVATE_KEY),
  );
  const object = fc.record({
    apiVersion: fc.constant('v1'),
    kind: fc.constant('Service'),
    metadata: fc.record({ name: fc.string() }),
    spec: fc.dictionary(fc.string(), fc.string(), { noNullPrototype: true, maxKeys: 3 }),
  });
  const had = fc.array(object, { maxLength: 2 });
  return fc.record({ text, good: text, had });
}

const scope = fc.record({ certificates: fc.boolean() });

describe('law 1', { timeout: PATIENCE }, () => {
  it('decodeLink(encodeLink(c, scope)) equals redact(c, scope)', () => {
    fc.assert(
      fc.property(arbitraryConfiguration(), scope, (configuration, what) => {
        const decoded = decodeLink(encodeLink(configuration, what));
        expect(decoded).toEqual({ ok: true, configuration: redact(configuration, what), manifests: null, notes: [] });
      }),
      numRuns(200),
    );
  });

  it('a link with manifests gives both back, or says why the manifests are not in it', () => {
    fc.assert(
      fc.property(arbitraryConfiguration(), arbitraryManifests(), scope, (configuration, manifests, what) => {
        const { link, leftOut } = encodeLinkWith(configuration, manifests, what);
        const expected = { ok: true, configuration: redact(configuration, what), notes: [] };
        expect(decodeLink(link)).toEqual({ ...expected, manifests: leftOut === null ? manifests : null });
        expect(leftOut === null).toBe(sharable(manifests, what).ok);
      }),
      numRuns(100),
    );
  });

  it('manifests that are too long for a link are left out, and that is said', () => {
    const random = Array.from({ length: 9000 }, (_, index) => Math.sin(index).toString(36)).join('\n');
    const manifests = { text: `# ${random}`, good: '', had: [] };
    const { link, leftOut } = encodeLinkWith(DEFAULTS, manifests, { certificates: true });
    expect(leftOut).toBe('too-long');
    expect(decodeLink(link)).toMatchObject({ ok: true, manifests: null });
  });

  it('redact is final: what may be shared may be shared as it is', () => {
    fc.assert(
      fc.property(arbitraryConfiguration(), scope, (configuration, what) => {
        const once = redact(configuration, what);
        expect(redact(once, what)).toEqual(once);
      }),
      numRuns(200),
    );
  });

  it('reads any text without a throw, and names the error', () => {
    const fragment = fc.oneof(
      fc.string(),
      fc.string().map((text) => `#s=1.${text}`),
      fc.base64String().map((text) => `#s=1.${text}`),
      fc.tuple(fc.nat(9), fc.string()).map(([version, text]) => `#s=${version}.${text}`),
      fc.webFragments().map((text) => `#${text}`),
      fc
        .tuple(fc.constantFrom('mode', 'service', 'target', 'ca', 'version', '__proto__'), fc.string())
        .map((pair) => `#implementation=any&${pair.join('=')}`),
    );
    fc.assert(
      fc.property(fragment, (text) => {
        const decoded = decodeLink(text);
        if (!decoded.ok) expect([decoded.error, decoded.says]).not.toContain('');
      }),
      numRuns(1000),
    );
  });

  it('reads any part of a link, and any link with one character changed', () => {
    fc.assert(
      fc.property(
        arbitraryConfiguration(),
        fc.nat(),
        fc.string({ minLength: 1, maxLength: 1 }),
        (configuration, at, other) => {
          const link = encodeLink(configuration, { certificates: true });
          const place = at % link.length;
          for (const text of [link.slice(0, place), `${link.slice(0, place)}${other}${link.slice(place + 1)}`]) {
            const decoded = decodeLink(text);
            expect(typeof decoded.ok).toBe('boolean');
          }
        },
      ),
      numRuns(100),
    );
  });

  it('has bounds that a link of a few backends never meets', () => {
    fc.assert(
      fc.property(arbitraryConfiguration({ maxBackends: 4 }), (configuration) => {
        expect(encodeLink(configuration, { certificates: false }).length).toBeLessThan(LINK_LIMITS.characters / 100);
      }),
      numRuns(50),
    );
  });
});
