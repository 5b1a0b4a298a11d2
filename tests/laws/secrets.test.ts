import { describe, expect, it } from 'vitest';
import { bundleFiles, downloadManifest } from '../../src/bundle/bundle.ts';
import type { Origin } from '../../src/bundle/manifest-file.ts';
import { type Configuration, DEFAULTS } from '../../src/configuration/configuration.ts';
import type { Finding } from '../../src/gateway-api/finding.ts';
import { review } from '../../src/review/review.ts';
import { decodeLink } from '../../src/share/decode-link.ts';
import { encodeLink, encodeLinkWith } from '../../src/share/encode-link.ts';
import { redact } from '../../src/share/redact.ts';
import { writeWork } from '../../src/workspace/saved-work.ts';
import { EMPTY } from '../../src/workspace/state.ts';
import { arbitraryConfiguration } from '../arbitrary.ts';
import fc from '../fast-check.ts';
import { TEST_CA } from '../test-ca.ts';
import { implementations, numRuns, PATIENCE } from './loaded.ts';

/**
 * Law 5: no private key in a link, in what is kept, or in a download. The key below is made of a mark that is found in
 * whatever wrapping it goes out.
 */

const MARK = 'UHJpdmF0ZUtleU1hdGVyaWFs';
const KEYS = {
  'PKCS 8': `-----BEGIN PRIVATE KEY-----\n${MARK}\n-----END PRIVATE KEY-----\n`,
  'PKCS 1': `-----BEGIN RSA PRIVATE KEY-----\n${MARK}\n-----END RSA PRIVATE KEY-----\n`,
  'SEC 1': `-----BEGIN EC PRIVATE KEY-----\n${MARK}\n-----END EC PRIVATE KEY-----\n`,
  encrypted: `-----BEGIN ENCRYPTED PRIVATE KEY-----\n${MARK}\n-----END ENCRYPTED PRIVATE KEY-----\n`,
  OpenSSH: `-----BEGIN OPENSSH PRIVATE KEY-----\n${MARK}\n-----END OPENSSH PRIVATE KEY-----\n`,
  'without its end': `-----BEGIN PRIVATE KEY-----\n${MARK}\n`,
  indented: `    -----BEGIN PRIVATE KEY-----\n    ${MARK}\n    -----END PRIVATE KEY-----\n`,
  'with Windows line ends': `-----BEGIN PRIVATE KEY-----\r\n${MARK}\r\n-----END PRIVATE KEY-----\r\n`,
} as const;
const WRAPPINGS: { readonly [name: string]: (key: string) => string } = {
  alone: (key) => key,
  'after a certificate': (key) => `${TEST_CA}${key}`,
  'before a certificate': (key) => `${key}${TEST_CA}`,
  'between certificates': (key) => `${TEST_CA}${key}${TEST_CA}`,
  'in a Secret': (key) => `kind: Secret\ndata:\n  tls.key: ${btoa(key)}\n`,
  'in base64': (key) => btoa(key),
};
const cases = Object.entries(KEYS).flatMap(([form, key]) =>
  Object.entries(WRAPPINGS).map(([wrapping, wrap]) => ({ form, wrapping, text: wrap(key) })),
);

/** Base64 hides a mark in three ways, one for each place in a group of three bytes. */
function holdsMark(text: string): boolean {
  const inBase64 = ['', 'x', 'xx'].map((before) => btoa(before + MARK).slice(before.length === 0 ? 0 : 4, -4));
  return [MARK, ...inBase64].some((mark) => text.includes(mark));
}

function withPem(pem: string): Configuration {
  const [backend] = DEFAULTS.backends;
  return {
    ...DEFAULTS,
    backends: [
      {
        ...backend,
        validation: { mode: 'custom', hostname: 'a.b', subjectAltNames: [], ca: { kind: 'PEM', name: 'ca', pem } },
      },
    ],
  };
}

const ORIGIN: Origin = { version: '0.0.0', permalink: null };

function speaksOfThePem({ severity, at }: Finding): boolean {
  return severity === 'error' && (at.field ?? '').startsWith('backends.0.validation');
}

describe('law 5', { timeout: PATIENCE }, () => {
  it('knows its own mark again, alone and in base64', () => {
    for (const { text } of cases) expect(holdsMark(text)).toBe(true);
    expect(holdsMark(TEST_CA)).toBe(false);
  });

  it.each(cases)('no link and no kept state holds a key: $form, $wrapping', ({ text }) => {
    for (const certificates of [true, false]) {
      const configuration = withPem(text);
      expect(holdsMark(JSON.stringify(redact(configuration, { certificates })))).toBe(false);
      const decoded = decodeLink(encodeLink(configuration, { certificates }));
      expect(decoded.ok).toBe(true);
      expect(holdsMark(JSON.stringify(decoded))).toBe(false);
    }
  });

  it.each(cases)('no download holds a key, and the page says why: $form, $wrapping', ({ text }) => {
    for (const { card, implementation } of implementations) {
      const setting = { ...DEFAULTS.setting, implementation: card.id, version: 'unlisted' };
      const configuration = { ...withPem(text), setting };
      const files = [...bundleFiles({ configuration, implementation }, ORIGIN).values()];
      const downloads = [...files, downloadManifest({ configuration, implementation }, ORIGIN)];
      expect(downloads.filter(holdsMark)).toEqual([]);
      expect(review(configuration, implementation).findings.filter(speaksOfThePem)).not.toEqual([]);
    }
  });

  const takesPem = implementations.find(({ implementation: { facts } }) =>
    facts.some(({ feature, outcome }) => feature === 'ca-PEM' && outcome === 'honoured'),
  );

  it.skipIf(takesPem === undefined)('certificates that the user gave as CA go into downloads', () => {
    const { implementation } = takesPem ?? { implementation: undefined };
    if (implementation === undefined) return;
    const configuration = { ...withPem(TEST_CA), setting: { ...DEFAULTS.setting, implementation: 'any' } };
    expect(downloadManifest({ configuration, implementation }, ORIGIN)).toContain('BEGIN CERTIFICATE');
  });

  it('no key leaves by the other texts: reason and options', () => {
    const [backend] = DEFAULTS.backends;
    for (const { text } of cases) {
      const configuration: Configuration = {
        ...DEFAULTS,
        backends: [
          { ...backend, validation: { mode: 'skip', hostname: null, reason: text.slice(0, 500), reviewBy: '' } },
        ],
        options: { 'any.text': text.slice(0, 1000) },
      };
      expect(holdsMark(JSON.stringify(redact(configuration, { certificates: true })))).toBe(false);
    }
  });

  it('certificates go into a link only when asked', () => {
    fc.assert(
      fc.property(arbitraryConfiguration(), (configuration) => {
        const link = decodeLink(encodeLink(configuration, { certificates: false }));
        expect(JSON.stringify(link)).not.toContain('BEGIN');
      }),
      numRuns(100),
    );
    expect(JSON.stringify(redact(withPem(TEST_CA), { certificates: true }))).toContain('BEGIN CERTIFICATE');
    expect(JSON.stringify(redact(withPem(TEST_CA), { certificates: false }))).not.toContain('BEGIN CERTIFICATE');
  });
});

describe('law 5 for manifests that were changed by hand', () => {
  it.each(cases)('neither link nor download nor saved work holds a key: $form, $wrapping', ({ text }) => {
    const block = `apiVersion: v1\nkind: Secret\nmetadata:\n  name: s\nstringData:\n  key: |\n${text.replace(/^/gm, '    ')}\n`;
    const manifests = { text: `${block}---\na: 1\n`, good: `${block}---\na: 1\n`, had: [] };
    for (const certificates of [true, false]) {
      const { link, leftOut } = encodeLinkWith(DEFAULTS, manifests, { certificates });
      expect(leftOut).toBe('private-key');
      expect(holdsMark(JSON.stringify(decodeLink(link)))).toBe(false);
    }
    const standing = { text: manifests.text, applied: manifests.text, written: [], findings: [] };
    for (const { implementation } of implementations) {
      const work = { configuration: DEFAULTS, implementation, standing };
      const downloads = [...bundleFiles(work, ORIGIN).values(), downloadManifest(work, ORIGIN)];
      expect(downloads.filter(holdsMark)).toEqual([]);
      expect(downloadManifest(work, ORIGIN)).toContain('a: 1\n');
    }
    const saved = writeWork({ ...EMPTY, hand: { ...manifests, agreed: DEFAULTS } }, 'tab');
    expect(saved.withoutKey).toBe(true);
    expect(holdsMark(saved.text)).toBe(false);
  });
});
